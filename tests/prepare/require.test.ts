import { expect, test } from "@jest/globals";
import {
  requireComplete,
  requireDifferent,
  requireNumber,
  requireOneOf,
  requireShare,
  requireThreeFeatures,
  requireWhole,
} from "../../src/prepare/require.js";
import { cohortOf, matrix } from "./cohorts.js";

const measurements = (rows: number[][]) => ({
  assay: cohortOf(matrix(rows)).assays.rna!,
  features: ["a", "b"],
  samples: ["x", "y"],
});

test("complete values give their evidence, gaps an error with the place", () => {
  expect(requireComplete("scale", measurements([[1, 2], [3, 0]]))).toMatchObject({ largest: 3, whole: 1 }); // prettier-ignore
  expect(() =>
    requireComplete(
      "scale",
      measurements([
        [1, 2],
        [3, NaN],
      ]),
    ),
  ).toThrow(
    // prettier-ignore
    "step scale: There are missing or infinite values: 1 such value, in sample y, feature b. Fill them first",
  );
});

test("three features are enough, two are not", () => {
  expect(() => requireThreeFeatures("filter", 3, 9, "Loosen.")).not.toThrow();
  expect(() => requireThreeFeatures("filter", 2, 9, "Loosen.")).toThrow("2 of 9 features are left");
});

test("one of several names", () => {
  expect(() => requireOneOf("impute", "by", "mean", ["mean", "median"])).not.toThrow();
  expect(() => requireOneOf("impute", "by", "meen", ["median", "mean"])).toThrow(/"meen".*Use one of: mean, median/);
});

test("a list of different texts", () => {
  const check = (value: unknown) => () => requireDifferent("views", "assays", value, "names", "Name some.");
  expect(check(["rna", "mirna"])).not.toThrow();
  expect(check([])).not.toThrow();
  for (const value of [["rna", "rna"], [1], "rna", undefined])
    expect(check(value)).toThrow(/Option "assays" is .*, but a list of different names is expected. Name some./);
});

test("numbers, whole numbers and shares", () => {
  const positive = (value: unknown) => () =>
    requireNumber("cpm", "priorCount", value, (n) => n > 0, "a number above 0 is expected", "Use 2.");
  expect(positive(0.5)).not.toThrow();
  for (const value of [0, NaN, Infinity, "2"]) expect(positive(value)).toThrow(/Option "priorCount" is .*Use 2/);
  expect(() => requireWhole("imputeKnn", "neighbours", 3, 1, "Use 5.")).not.toThrow();
  expect(() => requireWhole("imputeKnn", "neighbours", 2.5, 1, "Use 5.")).toThrow(/a whole number of at least 1/);
  expect(() => requireShare("filterMissing", "maxShare", 1)).not.toThrow();
  expect(() => requireShare("filterMissing", "maxShare", 20)).toThrow(/Write 20 % as 0.2/);
});
