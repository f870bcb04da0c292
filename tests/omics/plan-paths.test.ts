import { expect, test } from "@jest/globals";
import { encoders } from "../../src/encoders/registry.js";
import { omics } from "../../src/omics/omics.js";
import { changePaths } from "../../src/omics/plan-paths.js";
import type { PlanJson } from "../../src/omics/plan.js";
import type { AnyStep } from "../../src/step.js";

const moved = (plan: { toJSON(): PlanJson }) => changePaths(plan.toJSON(), (path) => `moved/${path}`);

test("paths of tables, annotations, weights and gene sets are changed, and nothing else", () => {
  const plan = omics("table.tsv", { featureNames: "names.txt" })
    .samples("labels.tsv", { label: "file" })
    .log1p()
    .encode("genome", { positions: "genes.gtf", pixels: 32 })
    .classify("smallCnn", { weights: "start.safetensors", epochs: 2 })
    .explain()
    .enrich("sets.gmt");
  const { source, steps } = moved(plan);
  expect(source).toMatchObject({ file: "moved/table.tsv", featureNames: "moved/names.txt" });
  expect(steps.map(({ options }) => options)).toEqual([
    { file: "moved/labels.tsv", label: "file" },
    {},
    { positions: "moved/genes.gtf", pixels: 32 },
    { weights: "moved/start.safetensors", epochs: 2 },
    {},
    { file: "moved/sets.gmt" },
  ]);
});

test("an option that names no file stays so; plans without files stay as they are", () => {
  const plan = omics.simulate().assay("rna").log1p().select("variance", { top: 9 }).encode("genome", { positions: "" });
  expect(moved(plan)).toEqual(plan.toJSON());
});

test("an option of a plain method that is called like a file's is none", () => {
  const plan = omics.simulate().classify("kNearestNeighbours", { weights: "distance" });
  expect(moved(plan)).toEqual(plan.toJSON());
});

test("files of encoders that are joined are changed", () => {
  const of = [["network", { network: "edges.tsv", assay: "rna" }], "igtd"] as const;
  const { steps } = moved(omics({ rna: "a.tsv" }).encode(of, { pixels: 32 }));
  expect(steps[0]!.options["of"]).toEqual([["network", { network: "moved/edges.tsv", assay: "rna" }], "igtd"]);
});

test.each(Object.values<AnyStep>(encoders))(
  "$name: what is kept by the content of files knows their options",
  (step) => {
    const { paths = [], defaults, files } = step;
    const given = Object.fromEntries(paths.map((name) => [name, `${name}.txt`]));
    expect(Object.keys(defaults as object)).toEqual(expect.arrayContaining([...paths]));
    expect(files?.({ ...(defaults as object), ...given }) ?? []).toEqual(Object.values(given));
  },
);
