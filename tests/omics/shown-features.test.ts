import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import type { FoldOutcome } from "../../src/omics/fold-job.js";
import { withShownFeatures, withShownNames } from "../../src/omics/shown-features.js";
import { severalAssays } from "../modalities/several.js";
import { outcome, study } from "./small-study.js";

const fused = { ...study.plan, steps: [{ verb: "fuse", method: "early", options: {} }] };
const named = (fold: 0 | 1 | "final", features: string[]): FoldOutcome => ({ ...outcome(fold), features });

test("names are decided over all folds: what one fold alone would shorten stays told apart", () => {
  const outcomes = [named(0, ["rna:A", "rna:B"]), named(1, ["protein:A", "rna:B"])];
  expect(withShownFeatures(fused, outcomes).map(({ features }) => features)).toEqual([
    ["rna:A", "B"],
    ["protein:A", "B"],
  ]);
});

test("the final images follow; what the final model has learnt keeps the full names", () => {
  const final = outcome("final");
  const layout = { ...final.final!.images.layout, features: final.features.map((name) => `rna:${name}`) };
  const steps = [{ assays: [{ name: "rna", features: [...final.features] }] }];
  const [shown] = withShownFeatures(fused, [
    { ...final, features: layout.features, final: { ...final.final!, steps, images: { ...final.final!.images, layout } } },
  ]); // prettier-ignore
  expect(shown!.final!.images.layout.features).toEqual(final.features);
  expect(shown!.final!.steps).toBe(steps);
});

test("a plan of one table is left alone, whatever its features are called", () => {
  const outcomes = [named(0, ["hsa:mir-1"])];
  expect(withShownFeatures(study.plan, outcomes)).toBe(outcomes);
});

test("a table to look at shows the same names", () => {
  const cohort = severalAssays({ fused: [[1, 2, 3]] }, { fused: ["rna:A", "rna:B", "protein:B"] }); // prettier-ignore
  expect(featureNames(withShownNames(cohort).assays["fused"]!)).toEqual(["A", "rna:B", "protein:B"]);
});
