import { expect, test } from "@jest/globals";
import { Doubts } from "../../../src/engine/native/doubts.js";

/** Runs something whose result is good or not where it is in doubt, and always with care. */
function attempt(good: boolean) {
  const doubts = new Doubts();
  const [runs, givenUp, asked]: [boolean[], number[], number[]] = [[], [], []];
  const result = doubts.resolve(
    () => {
      runs.push(doubts.careful);
      for (const question of doubts.careful ? [] : [1, 2, 3])
        doubts.add(() => {
          asked.push(question);
          return question !== 2 || good;
        });
      return runs.length;
    },
    (result) => givenUp.push(result),
  );
  return { result, runs, givenUp, asked, careful: doubts.careful };
}

test("what is good is kept", () => {
  expect(attempt(true)).toEqual({ result: 1, runs: [false], givenUp: [], asked: [1, 2, 3], careful: false });
});

test("what is not good is given up and computed with care; every question is asked, since each may free something", () => {
  expect(attempt(false)).toEqual({ result: 2, runs: [false, true], givenUp: [1], asked: [1, 2, 3], careful: false });
});

test("questions of a run that failed are not asked", () => {
  const doubts = new Doubts();
  const fail = () => {
    doubts.add(() => false);
    throw new Error("out of memory");
  };
  expect(() => doubts.resolve(fail, () => undefined)).toThrow("out of memory");
  expect(doubts.resolve(() => "well", () => undefined)).toBe("well"); // prettier-ignore
});
