import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { planOnFiles, readPlan } from "../../src/cli/read-plan.js";
import { omics } from "../../src/omics/omics.js";
import { temporaryFolder } from "../omics/quick-plan.js";

const folder = temporaryFolder();
const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return join(folder, name);
};

test("relative paths count from the plan's own folder where the working folder has none", () => {
  mkdirSync(join(folder, "data"));
  write("data/table.tsv", "gene\ta\n");
  const { source, steps } = readPlan(write("plan.json", omics("data/table.tsv").samples("gone.tsv")));
  expect(source).toMatchObject({ file: join(folder, "data/table.tsv") });
  expect(steps[0]!.options).toMatchObject({ file: "gone.tsv" });
});

test("so do those of all options that are paths, of joined encoders as well, and those of files in archives", () => {
  for (const name of ["sets.gmt", "tree.tsv", "edges.tsv", "start.safetensors"]) write(name, "a\tb\tc\n");
  write("study.zip", "an archive");
  const plan = omics({ rna: { file: "study.zip/counts.csv" }, mirna: "study.zip/gone.csv" })
    .fuse("early")
    .encode(
      [["pathways", { sets: "sets.gmt", hierarchy: "tree.tsv" }], ["network", { network: "edges.tsv" }], "igtd"],
      { pixels: 32 },
    )
    .classify("smallCnn", { weights: "start.safetensors" })
    .explain()
    .enrich("sets.gmt");
  const { source, steps } = readPlan(write("paths.json", plan));
  const at = (name: string) => join(folder, name);
  expect(source).toMatchObject({
    assays: { rna: { file: at("study.zip/counts.csv") }, mirna: { file: at("study.zip/gone.csv") } },
  });
  expect(steps[1]!.options).toMatchObject({
    of: [
      ["pathways", { sets: at("sets.gmt"), hierarchy: at("tree.tsv") }],
      ["network", { network: at("edges.tsv") }],
      "igtd",
    ],
  });
  expect(steps.map(({ options }) => options)).toEqual([
    {},
    expect.anything(),
    expect.objectContaining({ weights: at("start.safetensors") }),
    {},
    { file: at("sets.gmt") },
  ]);
});

test("what is no plan is refused by its file", () => {
  expect(() => readPlan(join(folder, "none.json"))).toThrow(/none\.json/);
  expect(() => readPlan(write("broken.json", "{"))).toThrow(/broken\.json.*not JSON/);
});

test("the same assays come from other files", () => {
  const plan = omics({ rna: "a.tsv", mirna: "b.tsv" }).toJSON();
  expect(planOnFiles(plan, undefined)).toBe(plan);
  expect(planOnFiles(plan, { mirna: "c.tsv" }).source).toMatchObject({
    assays: { rna: { file: "a.tsv" }, mirna: { file: "c.tsv" } },
  });
  expect(() => planOnFiles(plan, { mrna: "c.tsv" })).toThrow(/"mrna"/);
  expect(() => planOnFiles(omics("a.tsv").toJSON(), { rna: "c.tsv" })).toThrow(/does not start on several assays/);
});
