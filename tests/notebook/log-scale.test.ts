import { expect, test } from "@jest/globals";
import { logScaleOf, scaleEffects } from "../../src/notebook/log-scale.js";
import { prepare } from "../../src/prepare/registry.js";

type Step = string | { readonly verb: string; readonly options?: Readonly<Record<string, unknown>> };
const formula = (...steps: Step[]) =>
  logScaleOf({ steps: steps.map((step) => (typeof step === "string" ? { verb: step } : step)) })?.formula;
const ln = "ln(1 + value)";
const verbs = Object.keys(prepare);
const optionsOf = (verb: string) => ({
  verb,
  options: prepare[verb as keyof typeof prepare].defaults as Readonly<Record<string, unknown>>,
});

test("every preparation step says what it does to the scale", () => {
  expect(Object.keys(scaleEffects).sort()).toEqual([...verbs].sort());
});

test("only these steps, as they are by default, leave logarithms what they are", () => {
  expect(verbs.filter((verb) => formula("log1p", optionsOf(verb), "encode")).sort()).toEqual([
    "aggregateFeatures",
    "cellCycleScore",
    "combat",
    "doubletScore",
    "filter",
    "filterDetection",
    "filterMissing",
    "filterVariance",
    "highlyVariable",
    "impute",
    "imputeKnn",
    "regressOut",
    "signatureScore",
  ]);
  expect(formula("log1p", { verb: "aggregateFeatures", options: { how: "sum" } })).toBeUndefined();
  expect(formula("log1p", { verb: "impute", options: { by: "halfMinimum" } })).toBeUndefined();
  expect(formula("log1p", { verb: "pseudobulk", options: { how: "mean" } })).toBe(ln);
  expect(formula("log1p", "ofALaterVersion")).toBeUndefined();
  expect(formula("log1p", { verb: "select" }, "encode")).toBe(ln);
});

test("a logarithm counts after amounts, not after values that were changed or logged before", () => {
  const before = verbs.filter((verb) => !formula(optionsOf(verb), "log1p")).sort();
  expect(before).toEqual(
    [
      "arcsinh",
      "autoencoder",
      "clr",
      "deepInsightNorm",
      "harmony",
      "incrementalPca",
      "log1p",
      "log2",
      "minMaxScale",
      "rankNormalize",
      "robustScale",
      "scale",
      "vae",
    ].sort(),
  );
  expect(formula({ verb: "cpm", options: { log: true } }, "log1p")).toBeUndefined();
});

test("log2 is named with its pseudocount", () => {
  expect(formula("log2", "impute")).toBe("log2(value + 1)");
  expect(formula({ verb: "log2", options: { pseudocount: 0.5 } })).toBe("log2(value + 0.5)");
  expect(formula({ verb: "log2", options: { pseudocount: 0 } })).toBe("log2(value)");
});

test("steps on an assay that is not drawn do not count", () => {
  const on = (verb: string, assay: string) => ({ verb, options: { assay } });
  expect(formula(on("log1p", "rna"), on("encode", "protein"))).toBeUndefined();
  expect(formula(on("log1p", "rna"), on("scale", "protein"), on("encode", "rna"))).toBe(ln);
  expect(formula(on("log1p", "rna"), on("encode", ""))).toBe(ln);
  expect(formula(on("log1p", ""), on("encode", "table"))).toBe(ln);
});

test("what comes after the drawing, and the sample table, do not matter; without steps there is no logarithm", () => {
  expect(formula("samples", "log1p", "encode", "classify", "explain")).toBe(ln);
  expect(formula()).toBeUndefined();
  expect(logScaleOf({})).toBeUndefined();
});
