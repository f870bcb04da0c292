import { describe, expect, test } from "@jest/globals";
import { groupMoments, momentsOf, momentsOfOthers } from "../../src/math/group-moments.js";
import { bothKinds, matrix } from "../prepare/cohorts.js";

const values = matrix([[1, 0, 0.1], [3, 0, 0.1], [5, NaN, 0.1], [0, 8, 0.1], [7, 7, 7]]); // prettier-ignore
const groups = Int32Array.of(0, 0, 1, 1, -1);

describe.each(bothKinds(values))("groupMoments, %s", (_kind, table) => {
  const moments = groupMoments(table, groups, 2);

  test("count, mean and squares of each group; a negative group is none", () => {
    expect(momentsOf(moments, 0, 0)).toEqual({ count: 2, mean: 2, squares: 2 });
    expect(momentsOf(moments, 1, 0)).toEqual({ count: 2, mean: 2.5, squares: 12.5 });
  });

  test("missing values are left out", () => {
    expect(momentsOf(moments, 1, 1)).toEqual({ count: 1, mean: 8, squares: 0 });
  });

  test("equal values have exactly no spread", () => {
    expect(moments.squares[2]).toBe(0);
    expect(momentsOf(moments, 0, 2)).toEqual({ count: 2, mean: Math.fround(0.1), squares: 0 });
  });

  test("all other groups together", () => {
    const three = groupMoments(table, Int32Array.of(0, 1, 2, 2, -1), 3);
    const { count, mean, squares } = momentsOfOthers(three, 0, 0);
    expect(count).toBe(3);
    expect(mean).toBeCloseTo(8 / 3, 12);
    expect(squares).toBeCloseTo(38 / 3, 12);
    expect(momentsOfOthers(groupMoments(table, new Int32Array(5), 1), 0, 0).count).toBe(0);
  });
});
