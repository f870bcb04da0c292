import { afterAll, describe, expect, test } from "@jest/globals";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cohort, sampleNames } from "../../../src/data/cohort.js";
import { toDense } from "../../../src/data/matrix.js";
import { texts } from "../../../src/data/table.js";
import { omics } from "../../../src/omics/omics.js";
import type { BlockStream } from "../../../src/omics/stream/block-stream.js";
import { temporaryFolder } from "../quick-plan.js";
import { smallH5ad } from "./small-h5ad.js";

const folder = temporaryFolder();
const file = await smallH5ad(join(folder, "cells.h5ad"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: BlockStream[] = [];
afterAll(() => Promise.all(open.map((stream) => stream.close())));
async function streamed(plan: { stream(options?: object): Promise<BlockStream> }, options = {}) {
  const stream = await plan.stream(options);
  open.push(stream);
  return stream;
}

/** How many features half of the samples show: as a limit it drops some of every block. */
async function usual(plan: { table(): Promise<Cohort> }): Promise<number> {
  const { rows, columns, values } = toDense(Object.values((await plan.table()).assays)[0]!.values);
  const shown = Array.from(
    { length: rows },
    (_, i) => values.subarray(i * columns, (i + 1) * columns).filter((value) => value !== 0).length,
  );
  return shown.sort((a, b) => a - b)[rows >> 1]!;
}

/** Values of the only assay, to seven digits: sums over blocks are added in another order. */
const values = ({ assays }: Cohort) =>
  Array.from(toDense(Object.values(assays)[0]!.values).values, (value) => Number(value.toPrecision(5)));

describe.each([
  ["a file read in blocks", () => omics(file)],
  ["a simulated cohort", () => omics.simulate({ samples: 60, features: 200 })],
])("%s", (_name, start) => {
  test.each([
    ["held in memory after the first look", 1024],
    ["read anew for each look", 0],
  ])("%s, gives the table that comes of it whole", async (_how, memory) => {
    const plan = start()
      .filter({ minFeatures: await usual(start()), minSamples: 4 })
      .normalizeTotal()
      .log1p()
      .highlyVariable({ top: 20 });
    const stream = await streamed(plan, { memory, rows: 7 });
    const whole = await plan.table();
    const table = await stream.table();
    expect(sampleNames(table)).toEqual(sampleNames(whole));
    expect(values(table)).toEqual(values(whole));
    expect(stream.samples).toBe(sampleNames(whole).length);
    expect([stream.samples < 60, stream.samples > 20]).toEqual([true, true]); // some were dropped in most blocks
    expect(stream.features).toEqual(texts(Object.values(whole.assays)[0]!.features, "feature"));
  });
});

test("components, and images by an encoder that has learnt from some of the samples", async () => {
  const plan = omics(file).normalizeTotal({ target: 100 }).log1p();
  const components = await streamed(plan.incrementalPca({ components: 3 }), { rows: 25 });
  expect(components.features).toEqual(["PC1", "PC2", "PC3"]);
  const drawn = await streamed(plan.encode("deepInsight", { pixels: 8, by: "pca" }), { encoderSamples: 30, rows: 11 });
  let count = 0;
  for await (const images of drawn.images()) {
    expect([images.height, images.width]).toEqual([8, 8]);
    count += images.count;
  }
  expect(count).toBe(drawn.samples);
  await expect(components.images().next()).rejects.toThrow(/no encoder/);
});

test("annotations are joined, and what they leave out does not come", async () => {
  const labels = join(folder, "labels.tsv");
  const names = Array.from({ length: 30 }, (_, i) => `cell${2 * i}\t${i % 2 ? "a" : "b"}`);
  writeFileSync(labels, ["sample\tkind", ...names].join("\n"));
  const table = await (
    await streamed(omics(file).samples(labels, { unmatched: "drop" }).log1p(), { rows: 13 })
  ).table();
  expect(sampleNames(table)).toEqual(names.map((line) => line.split("\t")[0]));
  expect(texts(table.samples, "kind").slice(0, 3)).toEqual(["b", "a", "b"]);
  expect(table.roles).toEqual({ label: "kind" });
});

test("looks are told with what is left, warnings once", async () => {
  const events: { kind: string; step: string; share?: number; message?: string }[] = [];
  const plan = omics(file).filter({ minFeatures: 3, maxMitochondrial: 0.5 }).normalizeTotal().log1p();
  const stream = await streamed(plan, { memory: 0, rows: 20, onProgress: (event: never) => events.push(event) });
  const looks = events.filter(({ kind }) => kind === "look");
  expect(new Set(looks.map(({ step }) => step))).toEqual(new Set(["filter", "normalizeTotal"]));
  expect(looks.at(-1)!.share).toBe(1);
  expect(stream.warnings.filter((warning) => warning.includes("maxMitochondrial"))).toHaveLength(1);
  expect(events.filter(({ message }) => message?.includes("maxMitochondrial"))).toHaveLength(1);
});

describe("refused", () => {
  test("steps that have to see all samples, with those that need not", async () => {
    await expect(omics(file).quantileNormalize().stream()).rejects.toThrow(
      /quantileNormalize has to see all samples at once.*normalizeTotal/s,
    );
  });

  test("a filter that no sample passes", async () => {
    await expect(omics(file).filter({ minCounts: 1e9 }).log1p().stream()).rejects.toThrow(
      /None of the 60 samples passes/,
    );
  });

  test("options that mean nothing", async () => {
    await expect(omics(file).log1p().stream({ memory: -1 })).rejects.toThrow(/"memory" is -1/);
    await expect(omics(file).log1p().stream({ encoderSamples: 1 })).rejects.toThrow(/at least 2/);
    await expect(omics(file).log1p().stream({ rows: 0 })).rejects.toThrow(/"rows" is 0/);
    await expect(
      omics(file)
        .log1p()
        .stream({ memry: 1 } as never),
    ).rejects.toThrow(/memory/);
  });

  test("a look that was stopped", async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await expect(
      omics(file).normalizeTotal().stream({ signal: stop.signal, onProgress, memory: 0 }),
    ).rejects.toMatchObject({ tag: "Aborted" });
  });
});
