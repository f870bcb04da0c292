import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { judgeTotals, sampleTotals } from "../../src/prepare/sample-totals.js";
import { bothKinds, cohortOf, listening, matrix } from "./cohorts.js";

test.each(
  bothKinds(
    matrix([
      [1, 2, 3],
      [0, 0, 0],
      [4, 0, -5],
    ]),
  ),
)("totals of %s values, judged", (_kind, values) => {
  // prettier-ignore
  const { rna } = cohortOf(values).assays;
  const data = { assay: rna!, features: featureNames(rna!), samples: ["s0", "s1", "s2"] };
  const totals = sampleTotals(data);
  expect(totals).toEqual(Float64Array.of(6, 0, -1));
  const { ctx, warnings } = listening();
  expect(() => judgeTotals("cpm", data, totals, ctx)).toThrow(/The values of sample s2 sum to -1/);
  judgeTotals("cpm", data, Float64Array.of(6, 0, 1), ctx);
  expect(warnings).toEqual(["cpm: 1 of 3 samples are all zero and stay so: s1. filter drops them."]);
});
