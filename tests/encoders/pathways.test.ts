import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { featuresAt } from "../../src/data/layout.js";
import { pathways, type PathwaysOptions } from "../../src/encoders/pathways.js";
import { seededRandom } from "../../src/random.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

const folder = mkdtempSync(join(tmpdir(), "pathways-"));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (file: string, ...lines: string[]) => {
  writeFileSync(join(folder, file), lines.join("\n"));
  return join(folder, file);
};

/** Four pathways of five features; the first and the third follow one process, the others another. */
const names = Array.from({ length: 20 }, (_, f) => `g${String(f).padStart(2, "0")}`);
const sets = written(
  "sets.gmt",
  ...[0, 1, 2, 3].map((p) => [`set${p}`, "", ...names.slice(5 * p, 5 * p + 5)].join("\t")),
);
const random = seededRandom(5);
const processes = Array.from({ length: 30 }, () => [random.normal(), random.normal()] as const);
const values = matrix(
  processes.map((process) => names.map((_, f) => process[Math.floor(f / 5) % 2]! + 0.3 * random.normal())),
);
const cohort = cohortOf(values, names);
const optionsOf = (given: Partial<PathwaysOptions>) => ({
  ...pathways.defaults,
  sets,
  pixels: 4,
  components: 2,
  ...given,
});
const run = async (given: Partial<PathwaysOptions> = {}, ctx = testContext()) => {
  const options = optionsOf(given);
  const state = await pathways.fit(cohort, options, ctx);
  return { state, images: (await pathways.apply(cohort, state, options, ctx)).images! };
};
/** The pathway of each row of pixels. */
const rowsOf = async (given: Partial<PathwaysOptions>) => {
  const { state } = await run(given);
  return [0, 1, 2, 3].map((y) => Math.floor(names.indexOf(featuresAt(state.layout, 0, 0, y)[0]!) / 5));
};

describe("components", () => {
  test("a pixel is the score of a pathway, whose first component follows its process", async () => {
    const { images } = await run({ order: "file" });
    const scores = Float64Array.from(processes, (_, i) => images.values[16 * i]!);
    const process = processes.map(([first]) => first);
    const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(
      Math.abs(product(scores, process)) / Math.sqrt(product(scores, scores) * product(process, process)),
    ).toBeGreaterThan(0.95);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(mean).toBeCloseTo(0, 4);
    // Nearly all of the variance of five standardised features lies in the first component.
    expect(product(scores, scores) / 29).toBeGreaterThan(0.8);
    expect(product(scores, scores) / 29).toBeLessThan(1);
  });

  test("pathways that behave alike are neighbours; other orders are those of the files", async () => {
    const similar = await rowsOf({});
    expect(similar.map((p) => p % 2).join("")).toMatch(/^(0011|1100)$/);
    expect(await rowsOf({ order: "file" })).toEqual([0, 1, 2, 3]);
    const hierarchy = written("tree.tsv", "a\tset3", "b\tset0", "b\tset1", "a\tset2", "top\ta", "top\tb");
    expect(await rowsOf({ order: "hierarchy", hierarchy })).toEqual([2, 3, 0, 1]);
  });

  test("an image of automatic size has a pixel for each", async () => {
    const { layout } = (await run({ pixels: "auto", components: 3 })).state;
    expect([layout.height, layout.width]).toEqual([4, 3]);
  });

  test("an image with fewer rows shows the largest pathways, and says so", async () => {
    const ctx = testContext();
    const { state } = await run({ pixels: [2, 4] }, ctx);
    expect(state.layout.features.length).toBe(10);
    expect(state.left!.length).toBe(10);
    expect(warnings(ctx).join()).toContain("room for 2 of 4 pathways");
  });
});

describe("blocks", () => {
  test("show the features of each pathway in a block of its own", async () => {
    const { state, images } = await run({ shape: "blocks", order: "file", pixels: 6 });
    const corner = [0, 1, 2].flatMap((y) => [0, 1, 2].flatMap((x) => featuresAt(state.layout, 0, x, y)));
    expect(new Set(corner)).toEqual(new Set(names.slice(0, 5)));
    expect(state.layout.features).toEqual(names);
    expect(images.channels).toBe(1);
  });
});

describe("refuses", () => {
  test("no gene sets", async () => {
    await expect(run({ sets: "" })).rejects.toThrow(/No gene sets are given/);
  });
  test("more components than columns", async () => {
    await expect(run({ components: 5 })).rejects.toThrow(/5 components do not fit into 4 columns/);
  });
  test("sets that know few of the features", async () => {
    const few = written("few.gmt", ["few", "", ...names.slice(0, 5)].join("\t"));
    await expect(run({ sets: few, leastKnown: 0.5 })).rejects.toThrow(/The file of gene sets knows 5 of 20/);
  });
  test("the order of a tree that is not given", () => {
    expect(() => pathways.check!(optionsOf({ order: "hierarchy" }))).toThrow(/no tree is given/);
  });
});
