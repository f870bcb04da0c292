import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { type Column, tableOf, texts } from "../../src/data/table.js";

const folder = mkdtempSync(join(tmpdir(), "encoder-conventions-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Path of a new file in a folder that the test takes away again. */
function written(file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  return join(folder, file);
}

/** Names of all features that the convention test draws. */
const everyName = ["g", "gene"].flatMap((letter) => Array.from({ length: 25 }, (_, f) => `${letter}${f}`));

/**
 * Options with which an encoder passes the convention test of the registry where its defaults cannot: a file that it has
 * to be given, or a size that it cannot draw in 16 × 16 pixels. Features are called g0, g1 … or gene0, gene1 …, see `factsOf`
 * for what their table tells.
 */
export const conventionOptions: Readonly<Record<string, object>> = {
  bie: { pixels: 32 },
  fromFile: {
    file: written(
      "layout.tsv",
      ["feature\tx\ty", ...everyName.map((feature, f) => `${feature}\t${f % 5}\t${Math.floor(f / 5)}`)].join("\n"),
    ),
  },
  network: {
    network: written(
      "network.tsv",
      everyName.flatMap((feature, f) => [`${feature}\t${everyName[f + 1] ?? "other"}`, `${feature}\thub`]).join("\n"),
    ),
  },
  omicsMapNet: {
    hierarchy: written(
      "tree.tsv",
      [...everyName.map((feature, f) => `${feature}\tgroup${f % 4}`), "group0\ttop", "group1\ttop"].join("\n"),
    ),
  },
  pathways: {
    sets: written(
      "pathways.gmt",
      everyName.map((_, f) => [`set${f}`, "", ...everyName.slice(f, f + 6)].join("\t")).join("\n"),
    ),
    fewest: 2,
  },
  superTml: { pixels: 64 },
};

/** What the feature tables of the convention test tell: where genes lie, and on which spot. */
export function factsOf(count: number): Readonly<Record<string, Column>> {
  const of = <T>(value: (f: number) => T) => Array.from({ length: count }, (_, f) => value(f));
  return {
    chromosome: of((f) => ["chr1", "chr2", "chr10", "chrX"][f % 4]!),
    start: of((f) => 1000 * ((f * 37) % 101)),
    x: of((f) => (f * 13) % 29),
    y: of((f) => (f * 7) % 23),
  };
}

/** The cohort with these facts in its feature table. */
export function described(cohort: Cohort): Cohort {
  const rna = cohort.assays.rna!;
  const feature = texts(rna.features, "feature");
  const features = tableOf({ feature, ...factsOf(feature.length) });
  return { ...cohort, assays: { rna: { ...rna, features } } };
}
