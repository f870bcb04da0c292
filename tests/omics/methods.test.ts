import { expect, test } from "@jest/globals";
import { methodsOf } from "../../src/omics/methods.js";
import { omics } from "../../src/omics/omics.js";

test("every step that ran has its paper, in the order of the plan", () => {
  const plan = omics.simulate().log1p().encode("saliencyRgb").classify("resnet18").explain().toJSON();
  const methods = methodsOf(plan);
  expect(methods.map(({ step }) => step)).toEqual(["log1p", "saliencyRgb", "resnet18", "gradient"]);
  for (const { source } of methods) expect(source.paper).toMatch(/\w/);
});

test("a recipe stands for encoder and network", () => {
  const plan = omics.simulate().classify("smallCnn", { recipe: "auto" }).toJSON();
  expect(methodsOf(plan).map(({ step }) => step)).toEqual(["auto"]);
});

test("steps of several assays say which they worked on; late fusion draws each assay", () => {
  const start = omics({ rna: "r.tsv", mirna: "m.tsv" }).assay("rna").log1p().assay("mirna").scale();
  const late = start.fuse("late").encode("deepInsight").classify("smallCnn").toJSON();
  expect(methodsOf(late).map(({ step }) => step)).toEqual([
    "log1p (rna)",
    "scale (mirna)",
    "late fusion",
    "deepInsight",
    "late smallCnn",
  ]);
});
