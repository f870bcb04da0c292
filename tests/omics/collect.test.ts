import { describe, expect, test } from "@jest/globals";
import { rowOf } from "../../src/data/dense.js";
import { texts } from "../../src/data/table.js";
import { collect } from "../../src/omics/collect.js";
import type { Study } from "../../src/omics/score.js";
import { outcome, study } from "./small-study.js";

const outcomes = [outcome(0), outcome(1), outcome("final")];

describe("collect", () => {
  test("ranks the genes of each class by what the networks looked at out of fold", () => {
    const { genes } = collect(study, outcomes);
    expect(genes[0]).toMatchObject({ feature: "g0", class: "class0", rank: 1, x: 0, y: 0, channel: "tsne" });
    const first = genes.find((gene) => gene.class === "class1")!;
    expect(first).toMatchObject({ feature: "g1", rank: 1, x: 1, y: 0 });
    expect(first.score).toBeCloseTo(3 / 10); // 3 of the 3 + 7 × 1 that each sample's scores sum to
  });

  test("brings gene scores to the final layout, every sample a whole", () => {
    const { geneScores } = collect(study, outcomes);
    expect([geneScores!.rows, geneScores!.columns]).toEqual([6, 8]);
    for (let i = 0; i < 6; i++)
      expect(geneScores!.values.subarray(8 * i, 8 * i + 8).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
  });

  test("images, table and gene scores have a row for each scored sample, also where a fold is missing", () => {
    const whole = collect(study, outcomes);
    expect(whole.images).toBe(outcomes[2]!.final!.images);
    const { samples, images, expression, geneScores, sampleTable } = collect(study, [outcome(1), outcome("final")]);
    expect(samples.map(({ name }) => name)).toEqual(["s1", "s3", "s5"]);
    expect(texts(sampleTable, "sample")).toEqual(["s1", "s3", "s5"]);
    expect([images.count, expression.rows, geneScores!.rows]).toEqual([3, 3, 3]);
    expect(rowOf(expression, 2)).toEqual(rowOf(whole.expression, 5));
  });

  test("counts each sample for the class that was explained: the predicted one", () => {
    const { genes } = collect(study, [outcome(0, { wrong: 1 }), outcome(1), outcome("final")]);
    // One of three samples of class0 is taken for class1, and its network looked at g0.
    expect(genes.find(({ feature, class: of }) => feature === "g0" && of === "class0")!.score).toBeCloseTo(3 / 10);
    expect(genes.find(({ feature, class: of }) => feature === "g0" && of === "class1")!.score).toBeCloseTo(
      (3 + 1 + 1 + 1) / 4 / 10,
    );
  });

  test("keeps the sign: what speaks against a class stands last", () => {
    const against = outcome(0);
    const scores = against.geneScores!.values.map((score, at) => (at % 8 === 5 ? -score : score));
    const signed = { ...against, geneScores: { ...against.geneScores!, values: scores } };
    const { genes } = collect(study, [signed, outcome(1), outcome("final")]);
    expect(genes.filter((gene) => gene.class === "class0").at(-1)).toMatchObject({ feature: "g5", rank: 8 });
  });

  test("a gene that one fold did not use counts as not looked at there", () => {
    const without = { ...outcome(1), features: ["h0", "g1", "g2", "g3", "g4", "g5", "g6", "g7"] };
    const { genes } = collect(study, [outcome(0), without, outcome("final")]);
    // Fold 1 tests class1 alone in this study, so class0 keeps its gene and class1 never saw g0.
    expect(genes.find((gene) => gene.class === "class1" && gene.feature === "g0")!.score).toBe(0);
  });

  test("a gene that speaks against the class is none of its top genes", () => {
    const explain = { verb: "explain", method: "gradient", options: { top: 8 } };
    const steps = [...study.plan.steps.slice(0, -1), explain, { verb: "enrich", options: { minSize: 1 } }];
    const plan = { ...study.plan, steps };
    const sets = [{ name: "first", description: "", genes: ["g0", "g2"] }];
    const outcomes = [outcome(0), outcome(1), outcome("final")].map((one) => {
      const { geneScores } = one;
      return { ...one, geneScores: { ...geneScores!, values: geneScores!.values.map((v) => (v === 3 ? 3 : -1)) } };
    });
    const { enrichment } = collect({ ...study, plan } as Study, outcomes, sets);
    expect(enrichment.map(({ query }) => query)).toEqual([1, 1]);
  });

  test("tests the top genes against gene sets, measured genes as background", () => {
    const plan = {
      ...study.plan,
      steps: [...study.plan.steps, { verb: "enrich", options: { file: "sets.gmt", minSize: 1 } }],
    };
    const sets = [{ name: "first", description: "", genes: ["g0", "g2"] }];
    const { enrichment, geneSetsName } = collect({ ...study, plan } as Study, outcomes, sets);
    expect(geneSetsName).toBe("sets.gmt");
    expect(enrichment.map((item) => item.class)).toEqual(["class0", "class1"]);
    expect(enrichment[0]).toMatchObject({ background: 8, rows: [{ term: "first", size: 2 }] });
  });

  test("gene sets that share nothing with the table cost a warning, not the study", () => {
    const plan = { ...study.plan, steps: [...study.plan.steps, { verb: "enrich", options: { file: "sets.gmt" } }] };
    const sets = [{ name: "other", description: "", genes: ["ENSG1", "ENSG2"] }];
    const { enrichment, warnings, genes } = collect({ ...study, plan } as Study, outcomes, sets);
    expect(enrichment).toEqual([]);
    expect(warnings.join()).toMatch(/enrich: .*gene sets/);
    expect(genes.length).toBeGreaterThan(0);
  });

  test("lists the papers of all steps", () => {
    expect(collect(study, outcomes).methods.map(({ step }) => step)).toEqual([
      "log1p",
      "deepInsight",
      "smallCnn",
      "gradient",
    ]);
  });
});
