import { expect, test } from "@jest/globals";
import { noCut } from "../../src/trees/no-cut.js";
import { doneBy, sharedCrew, threadCrew } from "../../src/trees/thread-crew.js";

test("pieces are given out once, and counted anew after a meeting", async () => {
  const shared = sharedCrew(1);
  const crew = threadCrew(shared, 0, 1, true);
  expect([crew.take(), crew.take(), crew.take()]).toEqual([0, 1, 2]);
  crew.meet();
  expect(crew.take()).toBe(0);
  await crew.breathe(2);
  await threadCrew(shared, 0, 1, false).breathe(5);
  expect(doneBy(shared)).toBe(2);
});

test("of several cuts the best is agreed on, of equals the first feature's", () => {
  // The other thread has written its cut, and waits in the meeting already.
  const agreed = (other: readonly number[], own: { gain: number; feature: number; code: number }) => {
    const shared = sharedCrew(2);
    shared.cuts.set(other, 3);
    const crew = threadCrew(shared, 0, 2, true);
    shared.state[1] = 1;
    return crew.agree(own);
  };
  const own = { gain: 3, feature: 7, code: 1 };
  expect(agreed([2, 1, 1], own)).toEqual(own);
  expect(agreed([3, 9, 1], own)).toEqual(own);
  expect(agreed([3, 2, 5], own)).toEqual({ gain: 3, feature: 2, code: 5 });
  expect(agreed([4, 9, 5], own)).toEqual({ gain: 4, feature: 9, code: 5 });
  expect(agreed([-Infinity, -1, -1], noCut)).toEqual(noCut);
  expect(agreed([-Infinity, -1, -1], own)).toEqual(own);
});

test("the next agreement leaves the last one to those who still read it", () => {
  const shared = sharedCrew(2);
  const crew = threadCrew(shared, 0, 2, true);
  const agreeAfter = (other: readonly number[], slot: number) => {
    shared.cuts.set(other, slot);
    shared.state[1] = 1;
    return crew.agree(noCut);
  };
  expect(agreeAfter([1, 2, 3], 3).feature).toBe(2);
  expect(agreeAfter([1, 5, 3], 9).feature).toBe(5);
  expect([...shared.cuts.subarray(3, 6)]).toEqual([1, 2, 3]);
});
