import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { chooseControls, geneSetScores } from "../../src/prepare/gene-set-score.js";
import { bothKinds, cohortOf, listening, matrix } from "./cohorts.js";

const values = matrix([[1, 1, 1, 9, 9, 9, 5], [1, 2, 3, 9, 8, 7, NaN]]); // prettier-ignore
const train = (assay = cohortOf(values).assays.rna!) => ({
  assay,
  features: featureNames(assay),
  samples: ["s0", "s1"],
});

describe("controls", () => {
  test("are the other genes of the same level", () => {
    const { ctx } = listening();
    const { genes, controls } = chooseControls("score", train(), ["g0", "g5"], { controlSize: 50, bins: 3 }, ctx);
    expect(genes).toEqual(Uint32Array.of(0, 5));
    // Levels of four by rank of the mean: g0 g1 g2 | g6 g5 g4 g3.
    expect(controls).toEqual(Uint32Array.of(1, 2, 3, 4, 6));
  });

  test("are drawn where there are more than wanted, the same for the same seed", () => {
    const draw = () => chooseControls("score", train(), ["g0"], { controlSize: 2, bins: 2 }, listening().ctx).controls;
    expect(draw().length).toBeLessThanOrEqual(2);
    expect(draw()).toEqual(draw());
  });

  test("genes that were not measured are named; none at all is an error", () => {
    const { ctx, warnings } = listening();
    const choice = { controlSize: 50, bins: 3 };
    chooseControls("score", train(), ["g0", "CD3D"], choice, ctx);
    expect(warnings).toEqual(["score: 1 of 2 genes were not measured: CD3D."]);
    expect(() => chooseControls("score", train(), ["CD3D"], choice, ctx)).toThrow(/None of the 1 genes was measured/);
    expect(() => chooseControls("score", train(), train().features, choice, ctx)).toThrow(/no other gene/);
  });
});

test.each(bothKinds(values))("scores leave missing values out, %s", (_kind, matrix) => {
  const scores = geneSetScores(matrix, { genes: Uint32Array.of(0, 6), controls: Uint32Array.of(1, 2) });
  expect(scores).toEqual(Float64Array.of(2, -1.5));
});
