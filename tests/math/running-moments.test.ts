import { expect, test } from "@jest/globals";
import { matrixRows } from "../../src/data/matrix.js";
import { columnMoments } from "../../src/math/column-moments.js";
import { RunningMoments } from "../../src/math/running-moments.js";
import { bothKinds, matrix, someCounts } from "../prepare/cohorts.js";

test.each(bothKinds(someCounts(50, 7)))("blocks of a %s matrix give the moments of the whole", (_kind, values) => {
  const running = new RunningMoments();
  for (const [from, to] of [
    [0, 1],
    [1, 1],
    [1, 30],
    [30, 50],
  ] as const)
    running.add(
      matrixRows(
        values,
        Array.from({ length: to - from }, (_, i) => from + i),
      ),
    );
  const whole = columnMoments(values);
  const { mean, variance } = running.moments();
  expect(running.rows).toBe(50);
  for (let j = 0; j < 7; j++) {
    expect(mean[j]).toBeCloseTo(whole.mean[j]!, 10);
    expect(variance[j]).toBeCloseTo(whole.variance[j]!, 9);
  }
});

test("equal values have variance 0 exactly, missing ones stay missing, one row has no variance", () => {
  const running = new RunningMoments();
  for (const value of [0.1, 0.1, 0.1]) running.add(matrix([[value, NaN]]));
  expect(running.moments().mean[0]).toBe(Math.fround(0.1));
  expect(running.moments().variance).toEqual(Float64Array.of(0, NaN));
  const one = new RunningMoments();
  one.add(matrix([[3]]));
  expect(one.moments().variance).toEqual(Float64Array.of(0));
});
