import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sampleNames } from "../src/data/cohort.js";
import { toDense } from "../src/data/matrix.js";
import { texts } from "../src/data/table.js";
import { simulateCohort } from "../src/simulate/simulate-cohort.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const [, example] = /```ts example\n(.*?)```/s.exec(readme)!;

/** The files that the example names, made from a small simulated cohort. */
function writeFiles(folder: string): void {
  const cohort = simulateCohort({
    samples: 45,
    features: 80,
    classes: 3,
    modulesPerClass: 1,
    genesPerModule: 8,
    seed: 1,
  });
  const { values: matrix, features } = cohort.assays.rna!;
  const values = toDense(matrix);
  const samples = sampleNames(cohort);
  const genes = texts(features, "feature");
  const lines = genes.map((gene, j) =>
    [gene, ...samples.map((_, i) => values.values[i * values.columns + j]!)].join("\t"),
  );
  writeFileSync(join(folder, "counts.tsv"), [["gene", ...samples].join("\t"), ...lines].join("\n") + "\n");
  const labels = texts(cohort.samples, "label");
  writeFileSync(
    join(folder, "labels.tsv"),
    ["sample\tcell_type", ...samples.map((sample, i) => `${sample}\t${labels[i]!}`)].join("\n") + "\n",
  );
  writeFileSync(
    join(folder, "pathways.gmt"),
    [genes.slice(0, 30), genes.slice(30, 60)].map((set, i) => [`SET${i}`, "", ...set].join("\t")).join("\n") + "\n",
  );
}

describe("the example of README.md", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "omixel-readme-"));
    writeFiles(folder);
    // The package by its name, as a reader would have installed it.
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules", "omixel"), "dir");
    writeFileSync(join(folder, "example.mjs"), example!);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("runs as it stands, and leaves what it says", () => {
    if (!existsSync(join(root, "dist", "index.js"))) throw new Error("The library is not built; run: npm run build");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(Number(/[\d.]+/.exec(stdout)?.[0])).toBeGreaterThan(0.5);
    for (const file of ["plan.json", "metrics.json", "genes.tsv", "enrichment.tsv", "report.html"])
      expect(existsSync(join(folder, "study", file))).toBe(true);
  }, 300_000);

  test("is about ten lines", () => {
    expect(example!.split("\n").filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(12);
  });
});

test("files that README.md links to exist", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
  expect(links.length).toBeGreaterThan(0);
  for (const target of links)
    expect({ target, exists: existsSync(join(root, target)) }).toEqual({ target, exists: true });
});
