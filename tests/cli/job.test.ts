import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { planOf } from "../../src/cli/job.js";

const plan = (values: Record<string, string>) => planOf({ values, positionals: [] }).toJSON();
const verbs = (values: Record<string, string>) => plan(values).steps.map(({ verb, method }) => method ?? verb);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-job-"));
  mkdirSync(join(folder, "study"));
  mkdirSync(join(folder, "genesets"));
  writeFileSync(join(folder, "genesets", "GO_Biological_Process_2021.gmt"), "a\t\tg1\n");
  writeFileSync(join(folder, "genesets", "a.gmt"), "a\t\tg1\n");
  writeFileSync(join(folder, "folds.json"), JSON.stringify({ glioma: [[0], [1]] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the plan of the main job", () => {
  test("without data it is the simulated cohort with both controls", () => {
    expect(plan({}).source).toEqual({ simulate: {} });
    expect(verbs({})).toEqual([
      "samples",
      "filter",
      "normalizeTotal",
      "log1p",
      "saliencyRgb",
      "resnet18",
      "gradient",
      "enrich",
    ]);
    expect(plan({}).steps.find(({ verb }) => verb === "classify")!.options).toMatchObject({
      controls: ["shuffledLayout", "shuffledLabels"],
    });
  });

  test("with data it is filter, depth, log, variable genes, images, network, genes", () => {
    const values = { data: join(folder, "counts.tsv"), labels: "labels.tsv" };
    expect(verbs(values)).toEqual([
      "samples",
      "filter",
      "normalizeTotal",
      "log1p",
      "highlyVariable",
      "saliencyRgb",
      "resnet18",
      "gradient",
    ]);
  });

  test("gene sets beside the data are found, GO first", () => {
    const { steps } = plan({ data: join(folder, "study", "counts.tsv"), labels: "labels.tsv" });
    expect(steps.at(-1)).toMatchObject({ verb: "enrich", options: { file: expect.stringContaining("GO_Biological") } });
  });

  test("the paper's setting is a preset", () => {
    const { steps } = plan({ preset: "paper" });
    expect(steps.find(({ verb }) => verb === "encode")!.options).toMatchObject({ pixels: 128, radius: 3 });
    expect(steps.find(({ verb }) => verb === "classify")!.options).toMatchObject({ epochs: 5, learningRate: 1e-4 });
    expect(() => plan({ preset: "papr" })).toThrow(/no preset "papr".*Use one of: paper/);
  });

  test("every preset goes with every network", () => {
    for (const preset of ["default", "quick", "paper"])
      for (const model of ["resnet18", "smallCnn"]) expect(verbs({ preset, model })).toContain(model);
  });

  test("the recipe replaces encoder and network", () => {
    expect(verbs({ recipe: "auto" })).not.toContain("saliencyRgb");
  });

  test("several tables are prepared one by one, fused and learnt together; gene sets beside the first are found", () => {
    const assay = `rna=${join(folder, "study", "counts.tsv")};mirna=m.tsv`;
    const values = { assay, labels: "labels.tsv", prepare: "rna=counts", top: "100" };
    expect(verbs(values)).toEqual([
      "samples",
      "rna",
      "filter",
      "normalizeTotal",
      "log1p",
      "highlyVariable",
      "late",
      "saliencyRgb",
      "resnet18",
      "gradient",
      "enrich",
    ]);
    expect(plan(values).steps.find(({ verb }) => verb === "classify")!.options).toMatchObject({
      controls: ["shuffledLayout"],
    });
    expect(verbs({ ...values, fuse: "intermediate", encoder: "deepInsight", model: "smallCnn" })).toContain("intermediate"); // prettier-ignore
    expect(verbs({ ...values, recipe: "auto" })).toContain("late");
    expect(() => verbs({ ...values, fuse: "intermediate", recipe: "auto" })).toThrow(
      /joins the branches of one network/,
    );
    expect(() => verbs({ ...values, data: "d.tsv" })).toThrow(/Both --data and --assay/);
    expect(() => verbs({ fuse: "late" })).toThrow(/nothing to fuse/);
  });

  test("folds are a number or lists in a file", () => {
    const foldsOf = (folds: string) => plan({ folds }).steps.find(({ verb }) => verb === "classify")!.options.folds;
    expect(foldsOf("3")).toBe(3);
    expect(foldsOf(`${join(folder, "folds.json")}#glioma`)).toEqual([[0], [1]]);
    expect(() => foldsOf(`${join(folder, "folds.json")}#gliom`)).toThrow(/KEY with one of: glioma/);
    expect(() => foldsOf("none.json#x")).toThrow(/no such file/);
  });

  test("wrong words are refused with the right ones", () => {
    expect(() => plan({ prepare: "cuonts" })).toThrow(/Use one of: counts/);
    expect(() => plan({ controls: "mirror" })).toThrow(/no control "mirror"/);
  });
});
