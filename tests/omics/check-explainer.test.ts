import { describe, expect, test } from "@jest/globals";
import { checkExplainer } from "../../src/omics/check-explainer.js";
import { omics } from "../../src/omics/omics.js";
import { describeTensorFlow } from "../engine/engines.js";
import { smallCohort } from "./small-cohort.js";

const encoded = omics("a.tsv").encode("deepInsight");
const refused = (text: RegExp) =>
  expect.objectContaining({
    tag: "InvalidOption",
    message: expect.stringMatching(text),
    place: { step: "attention" },
  });

describe("explaining by attention", () => {
  test("is for networks that have some, which are listed; other explainers are for all", () => {
    expect(() => checkExplainer(encoded.classify("vit").explain("attention").toJSON())).not.toThrow();
    expect(() => encoded.classify("smallCnn").explain("gradient")).not.toThrow();
    for (const other of ["smallCnn", "randomForest", "auto"] as const)
      expect(() => encoded.classify(other).explain("attention")).toThrow(
        refused(new RegExp(`"${other}" has no attention[^]*Networks with attention: vit\\.`)),
      );
    expect(() => encoded.classify("vit", { recipe: "auto" }).explain("attention")).toThrow(refused(/"auto" has no/));
  });

  test("is refused of several branches and beside a line, and says what serves", () => {
    const fused = omics({ rna: "a.tsv", mirna: "b.tsv" });
    const joined = fused.fuse("intermediate").encode("deepInsight").classify("vit");
    expect(() => joined.explain("attention")).toThrow(refused(/own image[^]*late/));
    expect(() => fused.fuse("late").encode("deepInsight").classify("vit").explain("attention")).not.toThrow();
    expect(() => encoded.classify("vit", { wide: true }).explain("attention")).toThrow(refused(/wide/));
    expect(() => encoded.classify("vit", { wide: false }).explain("attention")).not.toThrow();
  });
});

describeTensorFlow("a study explained by attention", () => {
  test("ranks the genes of each class by shares of what was looked at, none below 0", async () => {
    const cohort = smallCohort();
    const { data } = await omics(cohort, { seed: 2 })
      .log1p()
      .encode("deepInsight", { pixels: 8, by: "pca" })
      .classify("vit", { folds: 3, epochs: 1, steps: 10, batchSize: 8, patch: 4, width: 16, depth: 2, heads: 2, mlp: 16 })
      .explain("attention", { top: 8 })
      .run({ jobs: 0, cache: false }); // prettier-ignore
    const { values, columns } = data.geneScores!;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    for (let i = 0; i < 30; i++)
      expect(values.subarray(i * columns, (i + 1) * columns).reduce((sum, share) => sum + share)).toBeCloseTo(1, 4);
    expect(data.genes.filter(({ rank }) => rank <= 8).length).toBeGreaterThanOrEqual(16);
    expect(data.methods.some(({ step, source }) => step === "attention" && /Abnar/.test(source.paper))).toBe(true);
  });
});
