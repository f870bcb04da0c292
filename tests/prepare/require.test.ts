import { expect, test } from "@jest/globals";
import { requireComplete, requireOneOf, requireThreeFeatures } from "../../src/prepare/require.js";
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
