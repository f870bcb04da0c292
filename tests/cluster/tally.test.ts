import { expect, test } from "@jest/globals";
import { tally } from "../../src/cluster/tally.js";

test("sums by community, and forgets what was touched", () => {
  const near = tally(5);
  near.add(3, 1);
  near.add(1, 2);
  near.add(3, 4);
  expect(near.size).toBe(2);
  expect(Array.from(near.touched.subarray(0, 2))).toEqual([3, 1]);
  expect(near.sums[3]).toBe(5);
  near.clear();
  expect(near.size).toBe(0);
  expect(near.sums.every((sum) => sum === 0)).toBe(true);
});
