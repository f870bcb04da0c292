import { expect, test } from "@jest/globals";
import { communitySizes, renumber } from "../../src/cluster/partition.js";

test("communities are numbered as they occur", () => {
  const membership = Int32Array.of(4, 2, 4, 0, 2);
  expect(renumber(membership)).toBe(3);
  expect(Array.from(membership)).toEqual([0, 1, 0, 2, 1]);
  expect(Array.from(communitySizes(Float64Array.of(1, 2, 3, 4, 5), membership, 3))).toEqual([4, 7, 4]);
});
