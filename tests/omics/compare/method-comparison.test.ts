import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { MethodComparison } from "../../../src/omics/compare/method-comparison.js";
import { temporaryFolder } from "../quick-plan.js";
import { fakeComparison } from "./fake-comparison.js";

const comparison = new MethodComparison(fakeComparison());

test("is written whole, over a comparison and over nothing else", async () => {
  const folder = join(temporaryFolder(), "out");
  await comparison.save(folder);
  await comparison.save(folder);
  expect(readdirSync(folder).sort()).toEqual([
    "comparison.html",
    "comparison.json",
    "comparison.md",
    "comparison.tsv",
    "critical-difference.svg",
    "folds.tsv",
    "intervals.svg",
  ]);
  const { methods } = JSON.parse(readFileSync(join(folder, "comparison.json"), "utf8")) as {
    methods: { name: string; folds?: { accuracy: number }[]; error?: string }[];
  };
  expect(methods[0]!.folds!.map(({ accuracy }) => accuracy)).toEqual([1, 0.95, 0.9, 1, 0.95]);
  expect(methods[2]).toMatchObject({ name: "failing", error: "There is no such file." });
  const other = temporaryFolder();
  writeFileSync(join(other, "thesis.txt"), "");
  await expect(comparison.save(other)).rejects.toMatchObject({ tag: "Unwritable" });
});

test("pictures show themselves, and there are no ranks of a single fold", () => {
  expect(comparison.intervals.svg).toContain("<svg");
  expect(comparison.criticalDifference!.svg).toContain("5 folds");
  const { ranks: _ranks, ...single } = fakeComparison();
  expect(new MethodComparison(single).criticalDifference).toBeNull();
});
