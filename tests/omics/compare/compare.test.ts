import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../../src/context.js";
import { criticalDifference } from "../../../src/omics/compare/across-data-sets.js";
import type { MethodComparison } from "../../../src/omics/compare/method-comparison.js";
import { omics } from "../../../src/omics/omics.js";
import { runPlan } from "../../../src/omics/run.js";
import { temporaryFolder } from "../quick-plan.js";
import { smallCohort } from "../small-cohort.js";

const cohort = smallCohort();
const base = omics(cohort, { seed: 2 }).log1p().encode("deepInsight", { pixels: 8, by: "pca" });
const quick = { jobs: 0, cache: false } as const;
const few = ["kNearestNeighbours", ["smallCnn", { steps: 8, batchSize: 8, epochs: 1 }]] as const;

describe("compare", () => {
  let found: MethodComparison;
  const events: ProgressEvent[] = [];
  beforeAll(async () => {
    found = await base.compare(
      [...few, { classifier: "smallCnn", options: { weights: "missing.safetensors" }, name: "failing" }],
      { ...quick, folds: 3, onProgress: (event) => events.push(event) },
    );
  });
  const methodOf = (name: string) => found.data.methods.find((method) => method.name === name)!;

  test("a method's folds are those of a run by itself, to the bit", async () => {
    const alone = omics(cohort, { seed: 2 }).log1p().classify("kNearestNeighbours", { folds: 3 });
    const { data } = await runPlan(alone.toJSON(), quick, cohort);
    const { run } = methodOf("kNearestNeighbours");
    expect(run!.probabilities).toEqual(data.probabilities);
    expect(run!.mean).toEqual(data.mean);
  });

  test("all are judged on the same folds", () => {
    const [first, second] = found.data.methods.filter(({ run }) => run);
    expect(second!.run!.samples.map(({ fold }) => fold)).toEqual(first!.run!.samples.map(({ fold }) => fold));
  });

  test("a failing method is told in its row, and the others go on", () => {
    const { error, run } = methodOf("failing");
    expect(run).toBeUndefined();
    expect(error).toMatch(/missing.safetensors/);
    expect(found.markdown).toMatch(/\| failing \| failed: /);
    const skipped = events.filter((event) => event.kind === "job" && event.method === "failing" && event.state === "skipped"); // prettier-ignore
    expect(skipped).toHaveLength(3);
  });

  test("the best is the reference, and the picture ranks those that ended", () => {
    const { reference, referenceIsBest, ranks } = found.data;
    const means = found.data.methods.map(({ run }) => run?.mean.accuracy ?? -1);
    expect(methodOf(reference).run!.mean.accuracy).toBe(Math.max(...means));
    expect(referenceIsBest).toBe(true);
    expect(methodOf(reference).difference).toBeNull();
    expect(ranks!.names).toHaveLength(2);
    expect(ranks!.meanRanks.reduce((sum, rank) => sum + rank, 0)).toBe(3);
    expect(found.criticalDifference!.svg).toContain("kNearestNeighbours 1.");
  });

  test("shows itself, and is written as a folder", async () => {
    const shown = (found as unknown as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!();
    expect(shown["text/html"]).toContain("<table>");
    const folder = join(temporaryFolder(), "out");
    await found.save(folder);
    for (const name of [
      "comparison.json",
      "comparison.tsv",
      "comparison.md",
      "comparison.html",
      "folds.tsv",
      "intervals.svg",
      "critical-difference.svg",
    ])
      // prettier-ignore
      expect(existsSync(join(folder, name))).toBe(true);
    expect(readFileSync(join(folder, "folds.tsv"), "utf8").split("\n")).toHaveLength(1 + 6 + 1);
    expect(JSON.parse(readFileSync(join(folder, "comparison.json"), "utf8"))).toMatchObject({ folds: 3, repeats: 1 });
  });

  test("several data sets are blocks", () => {
    expect(criticalDifference([found, found]).svg).toContain("2 data sets");
    expect(() => criticalDifference([found])).toThrow(/two or more/);
  });
});

test("repeats, the reference and the measure are chosen; folds of the plan's own classifier are the default", async () => {
  const plan = omics(cohort).classify("kNearestNeighbours", { folds: 5 });
  const { data } = await plan.compare(
    [
      ["kNearestNeighbours", { neighbours: 1 }],
      ["kNearestNeighbours", { neighbours: 7 }],
    ],
    { ...quick, repeats: 2, measure: "f1Macro", reference: "kNearestNeighbours (neighbours 7)" },
  );
  expect(data).toMatchObject({ folds: 5, repeats: 2, measure: "f1Macro", referenceIsBest: false });
  expect(data.reference).toBe("kNearestNeighbours (neighbours 7)");
  expect(data.methods[0]!.difference!.wilcoxon).not.toBeNull();
});

test("a single fold leaves the difference paired by sample", async () => {
  const { data, markdown } = await base.compare(few, { ...quick, folds: [[0, 1, 2, 3, 4, 5]] });
  expect(data.ranks).toBeUndefined();
  expect(data.methods.filter(({ paired }) => paired)).toHaveLength(1);
  expect(markdown).toContain("With one fold");
});

test("wrong names are refused before any work; where all fail the first error is raised", async () => {
  await expect(base.compare(few, { reference: "smalCnn" })).rejects.toThrow(/no method "smalCnn"/);
  await expect(base.compare(few, { measure: "auc" as never })).rejects.toThrow(/no measure "auc"/);
  await expect(base.compare(few, { repeat: 2 } as never)).rejects.toThrow(/no option "repeat"/);
});

test("a stop ends it", async () => {
  const stop = new AbortController();
  const onProgress = (event: ProgressEvent) => {
    if (event.kind === "job") stop.abort();
  };
  await expect(base.compare(few, { ...quick, folds: 3, signal: stop.signal, onProgress })).rejects.toMatchObject({
    tag: "Aborted",
  });
});
