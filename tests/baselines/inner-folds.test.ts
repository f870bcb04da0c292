import { expect, test } from "@jest/globals";
import { innerFolds, NEVER } from "../../src/baselines/inner-folds.js";
import { seededRandom } from "../../src/random.js";

test("each class is dealt out evenly, a lone sample stays, and the same seed deals the same", () => {
  const labels = Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 3);
  const folds = innerFolds({ labels, classes: 4 }, 3, seededRandom(1));
  expect(innerFolds({ labels, classes: 4 }, 3, seededRandom(1))).toEqual(folds);
  expect(folds[9]).toBe(NEVER);
  const countOf = (fold: number, from: number, to: number) =>
    folds.slice(from, to).filter((own) => own === fold).length;
  for (const fold of [0, 1, 2]) {
    expect(countOf(fold, 0, 6)).toBe(2);
    expect(countOf(fold, 6, 9)).toBe(1);
  }
  expect(folds[10]).not.toBe(folds[11]); // so that no fold takes the whole class
});

test("a sample that was made is never held out, nor one that is the only measured one of its class", () => {
  const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1);
  const synthetic = Uint8Array.of(0, 0, 0, 1, 0, 1, 1);
  const folds = innerFolds({ labels, classes: 2, synthetic }, 3, seededRandom(1));
  expect(Array.from(folds.subarray(0, 3)).sort()).toEqual([0, 1, 2]);
  expect([...folds.subarray(3)]).toEqual([NEVER, NEVER, NEVER, NEVER]);
});
