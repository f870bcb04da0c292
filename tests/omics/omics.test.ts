import { describe, expect, test } from "@jest/globals";
import { expectTypeOf } from "expect-type";
import type { encoders } from "../../src/encoders/registry.js";
import { omics, type Omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

const whole = () =>
  omics("counts.tsv.gz", { features: "rows", seed: 3 })
    .samples("annotations.tsv", { label: "cell_type", group: "patient" })
    .filter({ minFeatures: 200 })
    .normalizeTotal({ target: 1e4 })
    .log1p()
    .encode("deepInsight", { pixels: 32, by: "pca" })
    .classify("resnet18", { folds: 4, epochs: 2 })
    .explain("gradient", { top: 50 })
    .enrich("sets.gmt", { minSize: 3 });

describe("a plan", () => {
  test("records exactly what was called", () => {
    expect(whole().toJSON()).toEqual({
      omixel: 1,
      source: { file: "counts.tsv.gz", features: "rows", duplicates: "error" },
      seed: 3,
      steps: [
        { verb: "samples", options: { file: "annotations.tsv", label: "cell_type", group: "patient" } },
        { verb: "filter", options: { minFeatures: 200 } },
        { verb: "normalizeTotal", options: { target: 1e4 } },
        { verb: "log1p", options: {} },
        { verb: "encode", method: "deepInsight", options: { pixels: 32, by: "pca" } },
        { verb: "classify", method: "resnet18", options: { folds: 4, epochs: 2 } },
        { verb: "explain", method: "gradient", options: { top: 50 } },
        { verb: "enrich", options: { file: "sets.gmt", minSize: 3 } },
      ],
    });
  });

  test("survives being written and read", () => {
    const plan = whole().toJSON();
    expect(omics.fromJSON(JSON.parse(JSON.stringify(plan))).toJSON()).toEqual(plan);
    const simulated = omics
      .simulate({ samples: 60 })
      .log1p()
      .encode("saliencyRgb")
      .classify("resnet18")
      .explain()
      .enrich();
    expect(omics.fromJSON(JSON.parse(JSON.stringify(simulated))).toJSON()).toEqual(simulated.toJSON());
  });

  test("is frozen, and each verb returns a new one", () => {
    const first = omics("counts.tsv");
    const second = first.log1p();
    expect(Object.isFrozen(first)).toBe(true);
    expect(first.toJSON().steps).toHaveLength(0);
    expect(second.toJSON().steps).toHaveLength(1);
    expect("then" in first).toBe(false);
  });

  test("starts on a cohort in memory as well", () => {
    expect(omics(smallCohort()).log1p().toJSON().source).toEqual({ memory: "30 samples" });
  });
});

describe("a plan of several assays", () => {
  const several = () =>
    omics(
      { rna: "rna.tsv", mirna: { file: "mirna.csv", features: "columns" } },
      { samples: "clinical.tsv", duplicates: "mean", seed: 4 },
    );

  test("records each table, each scope and the fusion, in a version that knows them", () => {
    const plan = several().assay("rna").log1p().assay("mirna").scale().imputeModalities({ by: "knn" }).fuse("early").classify("auto"); // prettier-ignore
    expect(plan.toJSON()).toEqual({
      omixel: 2,
      source: {
        assays: {
          rna: { file: "rna.tsv", features: "auto", duplicates: "mean" },
          mirna: { file: "mirna.csv", features: "columns", duplicates: "mean" },
        },
      },
      seed: 4,
      steps: [
        { verb: "samples", options: { file: "clinical.tsv" } },
        { verb: "assay", method: "rna", options: {} },
        { verb: "log1p", options: {} },
        { verb: "assay", method: "mirna", options: {} },
        { verb: "scale", options: {} },
        { verb: "imputeModalities", options: { by: "knn" } },
        { verb: "fuse", method: "early", options: {} },
        { verb: "classify", method: "auto", options: {} },
      ],
    });
    expect(omics.fromJSON(JSON.parse(JSON.stringify(plan))).toJSON()).toEqual(plan.toJSON());
  });

  test("goes on in its scope where it was read back", () => {
    const read = omics.fromJSON(several().assay("rna").toJSON());
    expect(() => read.log1p()).not.toThrow();
    expect(() => read.assay("rnaa")).toThrow(/no assay "rnaa"/);
  });

  test("what the columns of the named annotations mean may be said later, once", () => {
    const labelled = several().samples({ label: "type" });
    expect(labelled.toJSON().steps).toEqual([{ verb: "samples", options: { file: "clinical.tsv", label: "type" } }]);
    expect(() => labelled.samples({ label: "other" })).toThrow(/stands in the plan already/);
    expect(() => several().samples("other.tsv")).toThrow(/stands in the plan already/);
    const whole = omics({ rna: "a.tsv" }, { samples: { file: "clinical.tsv", label: "type" } });
    expect(whole.toJSON().steps).toEqual(labelled.toJSON().steps);
  });

  test("its verbs know the names of its assays", () => {
    expectTypeOf(several().log1p).returns.toEqualTypeOf<Omics<"rna" | "mirna">>();
    expectTypeOf(several().assay).parameter(0).toEqualTypeOf<"rna" | "mirna">();
    expectTypeOf(several().fuse("early").assay).parameter(0).toEqualTypeOf<never>();
    expectTypeOf(omics("one.tsv")).toEqualTypeOf<Omics>();
    expectTypeOf<Parameters<Omics["completeCases"]>[0]>().toMatchTypeOf<{ assays?: readonly string[] } | undefined>();
  });
});

describe("a verb refuses at once", () => {
  const wrong = (call: () => unknown, message: RegExp) => expect(call).toThrow(message);
  const start = omics("counts.tsv");

  test("an unknown option, nearest first", () => {
    wrong(() => start.normalizeTotal({ targt: 1 } as object), /no option "targt".*Use one of: target/);
  });

  test("an unknown encoder, model, explainer and verb, nearest first", () => {
    wrong(() => start.encode("deepinsight" as "deepInsight"), /no encoder "deepinsight".*Use one of: deepInsight/);
    const encoded = start.encode("deepInsight");
    wrong(() => encoded.classify("resnet8" as "resnet18"), /no classifier "resnet8".*Use one of: resnet18/);
    wrong(() => encoded.classify("resnet18").explain("grad" as "gradient"), /no explainer "grad".*gradient/);
    wrong(
      () => omics.fromJSON({ ...start.toJSON(), steps: [{ verb: "log1", options: {} }] }),
      /no verb "log1".*Use one of: log1p/,
    );
  });

  test("an unknown or wrongly typed option of classify", () => {
    const encoded = start.encode("deepInsight");
    wrong(() => encoded.classify("resnet18", { epoch: 3 }), /no option "epoch".*epochs/);
    wrong(() => encoded.classify("resnet18", { epochs: "3" }), /epochs.*number/);
    wrong(() => encoded.classify("resnet18", { folds: 1 }), /folds is 1/);
  });

  test("verbs out of order, with the way out", () => {
    wrong(() => start.classify("resnet18"), /\.encode\(/);
    wrong(() => start.explain(), /\.classify\(/);
    wrong(() => start.encode("deepInsight").enrich("sets.gmt"), /\.explain\(/);
    wrong(() => start.encode("deepInsight").log1p(), /cannot come after encode/);
    wrong(() => start.encode("deepInsight").encode("deepInsight"), /stands in the plan already/);
    wrong(() => start.encode("deepInsight").classify("resnet18").explain().enrich(), /GMT/);
  });

  test("but the recipe needs no encoder", () => {
    expect(start.classify("smallCnn", { recipe: "auto" }).toJSON().steps).toHaveLength(1);
  });
});

test("verbs are typed from the registries", () => {
  expectTypeOf<Parameters<Omics["log1p"]>[0]>().toMatchTypeOf<{ assay?: string } | undefined>();
  expectTypeOf<Parameters<Omics["encode"]>[0]>().toEqualTypeOf<keyof typeof encoders>();
  expectTypeOf<"deepInsight">().toMatchTypeOf<Parameters<Omics["encode"]>[0]>();
  expectTypeOf<"fourier">().not.toMatchTypeOf<Parameters<Omics["encode"]>[0]>();
  expectTypeOf<ReturnType<Omics["highlyVariable"]>>().toEqualTypeOf<Omics>();
});

test("a seed that a written plan could not hold is refused at once", () => {
  for (const seed of [1.5, 2 ** 60]) expect(() => omics("t.tsv", { seed })).toThrow(`seed is ${seed}`);
});
