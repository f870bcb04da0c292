import { describe, expect, test } from "@jest/globals";
import { columnRanges, fitNormalisation, normalisations, normalise } from "../../src/math/normalisation.js";
import { matrix } from "../prepare/cohorts.js";

const train = matrix([
  [0, -2, 7],
  [1, 2, 7],
  [4, 0, 7],
]);
const learn = (name: (typeof normalisations)[number]) => fitNormalisation(train, name);
const drawn = (name: (typeof normalisations)[number], rows = train) => Array.from(normalise(rows, learn(name)).values);

describe("on the training rows", () => {
  test("feature: each feature fills 0 … 1, a constant one is 0", () => {
    expect(drawn("feature")).toEqual([0, 0, 0, 0.25, 1, 0, 1, 0.5, 0]);
  });

  test("global: all features share one range", () => {
    expect(drawn("global")).toEqual([2, 0, 9, 3, 4, 9, 6, 2, 9].map((value) => Math.fround(value / 9)));
  });

  test("log: the paper's norm-2, log(x + |min| + 1) over the largest", () => {
    const largest = Math.log(15);
    const shifted = [1, 1, 15, 2, 5, 15, 5, 3, 15];
    expect(drawn("log")).toEqual(shifted.map((value) => Math.fround(Math.log(value) / largest)));
  });

  test("zscore: mean 0, standard deviation 1, a constant feature is 0", () => {
    const values = drawn("zscore");
    const column = (j: number) => [values[j]!, values[3 + j]!, values[6 + j]!];
    expect(column(1)).toEqual([-1, 1, 0]);
    expect(column(2)).toEqual([0, 0, 0]);
    expect(column(0).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
    expect(column(0).reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(2, 6);
  });

  test("none: as they are", () => expect(drawn("none")).toEqual(Array.from(train.values)));
});

test("other rows are clipped to the range of the training rows, far below the minimum as well", () => {
  const other = matrix([[-1000, 1000, 1e6]]);
  expect(drawn("feature", other)).toEqual([0, 1, 0]);
  expect(drawn("global", other)).toEqual([0, 1, 1]);
  expect(drawn("log", other)).toEqual([0, 1, 1]);
  expect(drawn("zscore", other)).toEqual([-5, 5, 0]);
  expect(drawn("none", other)).toEqual([-1000, 1000, 1e6]);
});

test.each(normalisations)("%s: missing stays missing, the input stays as it is, constant data is no NaN", (name) => {
  const other = matrix([[NaN, 1, 1]]);
  const before = other.values.slice();
  expect(drawn(name, other).map(Number.isNaN)).toEqual([true, false, false]);
  expect(other.values).toEqual(before);
  const constant = matrix([
    [3, 3],
    [3, 3],
  ]);
  expect(normalise(constant, fitNormalisation(constant, name)).values.every(Number.isFinite)).toBe(true);
});

test("ranges of columns, missing values left out", () => {
  const { low, high } = columnRanges(matrix([[1, -2, NaN], [NaN, 5, NaN], [0, 3, NaN]])); // prettier-ignore
  expect([...low]).toEqual([0, -2, Infinity]);
  expect([...high]).toEqual([1, 5, -Infinity]);
});
