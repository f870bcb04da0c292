import { expect, test } from "@jest/globals";
import { toCsr } from "../../../src/data/csr.js";
import { matchFeatures } from "../../../src/encoders/drawing/match-features.js";
import { cohortOf, listening, matrix } from "../../prepare/cohorts.js";

const values = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
const assay = cohortOf(values, ["a", "b", "c"]).assays.rna!;
const matched = (features: string[], missing: "error" | "omit" = "error", left: string[] = []) => {
  const { ctx, warnings } = listening();
  return { values: Array.from(matchFeatures("deepInsight", assay, { features, left }, missing, ctx).values), warnings };
};

test("columns are found by name, whatever their order; sparse values are written out", () => {
  expect(matched(["a", "b", "c"])).toEqual({ values: [1, 2, 3, 4, 5, 6], warnings: [] });
  expect(matched(["c", "a", "b"])).toEqual({ values: [3, 1, 2, 6, 4, 5], warnings: [] });
  const sparse = cohortOf(toCsr(values), ["a", "b", "c"]).assays.rna!;
  const known = { features: ["b", "c", "a"], left: [] };
  expect(matchFeatures("deepInsight", sparse, known, "error", listening().ctx).values).toEqual(
    Float32Array.of(2, 3, 1, 5, 6, 4),
  );
});

test("features without a place are named, but for those left out on purpose", () => {
  expect(matched(["b"], "error", ["c", "a"]).warnings).toEqual([]);
  expect(matched(["b"])).toEqual({
    values: [2, 5],
    warnings: ["deepInsight: 2 features have no place in the layout and are not drawn: a, c."],
  });
});

test("missing features stop it, the first five named, unless they are to be omitted", () => {
  const wanted = ["a", "u", "v", "w", "x", "y", "z"];
  expect(() => matched(wanted)).toThrow(
    /step deepInsight: 6 of the layout's 7 features are missing in assay "rna": u, v, w, x, y and 1 more\. .*missing: "omit"/,
  );
  const { values: drawn, warnings } = matched(["a", "z", "b", "c"], "omit");
  expect(drawn).toEqual([1, NaN, 2, 3, 4, NaN, 5, 6]);
  expect(warnings).toEqual([
    `deepInsight: 1 of the layout's 4 features are missing in assay "rna": z. They are left out of their pixels.`,
  ]);
});

test("a table that shares no feature is refused in any case", () => {
  expect(() => matched(["A", "B"], "omit")).toThrow(/2 of the layout's 2 .*name their features in the same way/);
});
