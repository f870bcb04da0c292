import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { ABSENT, featuresAt, type Layout } from "../../src/data/layout.js";
import { tableOf } from "../../src/data/table.js";
import { genome, type GenomeOptions } from "../../src/encoders/genome.js";
import { ringBounds } from "../../src/encoders/genome/ring-tracks.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const folder = mkdtempSync(join(tmpdir(), "genome-"));
afterAll(() => rmSync(folder, { recursive: true }));
const names = Array.from({ length: 12 }, (_, f) => `g${f}`);
const positions = join(folder, "positions.tsv");
writeFileSync(positions, names.map((name, f) => `${name}\tchr${f % 3 ? "X" : "1"}\t${100 - f}\t${100 - f}`).join("\n"));

const optionsOf = (given: Partial<GenomeOptions>) => ({ ...genome.defaults, pixels: 4, positions, ...given });
const fit = (given: Partial<GenomeOptions> = {}, features = names, ctx = testContext()) =>
  genome.fit(cohortOf(someCounts(5, features.length), features), optionsOf(given), ctx);
const pixelsOf = ({ features, feature, start }: Layout, name: string) =>
  Array.from(start.keys()).filter((pixel) =>
    feature.subarray(start[pixel], start[pixel + 1] ?? 0).includes(features.indexOf(name)),
  );
const pixelOf = ({ features, x, y, width }: Layout, name: string) =>
  y[features.indexOf(name)]! * width + x[features.indexOf(name)]!;

test.each(["hilbert", "rows", "annulus"] as const)("%s keeps chromosomes apart and fills its pixels", async (shape) => {
  const { layout } = await fit({ shape, pixels: 16 });
  expect(new Set(names.map((name) => pixelOf(layout, name))).size).toBe(12);
  const covered = layout.start.slice(1).filter((end, pixel) => end > layout.start[pixel]!).length;
  expect(covered).toBeGreaterThan(shape === "annulus" ? 120 : 255);
});

test("neighbours on the genome are neighbours on the curve", async () => {
  const { layout } = await fit();
  // Chromosome 1 holds g9, g6, g3, g0 in this order, the others follow on X.
  const order = [9, 6, 3, 0, 11, 10, 8, 7, 5, 4, 2, 1].map((f) => pixelOf(layout, `g${f}`));
  order.slice(1).forEach((pixel, i) => {
    const before = order[i]!;
    expect(Math.abs((pixel % 4) - (before % 4)) + Math.abs((pixel >> 2) - (before >> 2))).toBeLessThanOrEqual(2);
  });
});

describe("features of no known chromosome", () => {
  const more = [...names, "elsewhere"];

  test("lie below a blank row, and are counted", async () => {
    const ctx = testContext();
    const { layout } = await fit({ pixels: 6 }, more, ctx);
    expect(pixelOf(layout, "elsewhere")).toBeGreaterThanOrEqual(30);
    expect(layout.start[24]).toBe(layout.start[30]);
    expect(warnings(ctx).join()).toMatch(/The file of positions knows 12 of 13 features \(92.3 %\).*elsewhere/);
  });

  test("are dropped where that is wished", async () => {
    const { layout, left } = await fit({ unknown: "drop" }, more);
    expect([layout.features.includes("elsewhere"), left]).toEqual([false, ["elsewhere"]]);
  });

  test("a table of other names is refused", async () => {
    await expect(fit({}, ["a", "b", "c"])).rejects.toThrow(/knows 0 of 3 features/);
  });
});

/** Assays of 12 genes and fewer, in turn in the order of the names and the other way round. */
const several = (assays: readonly string[]): Cohort => ({
  ...cohortOf(someCounts(6, 12), names),
  assays: Object.fromEntries(
    assays.map((name, a) => {
      const features = (a % 2 ? [...names].reverse() : names).slice(0, 12 - a);
      const values = someCounts(6, features.length, a);
      return [name, { name, values, features: tableOf({ feature: features }), measured: new Uint8Array(6).fill(1) }];
    }),
  ),
});

test("a gene lies on the same pixel of all assays", async () => {
  const assays = ["gain", "loss", "mutation", "expression", "methylation"];
  const cohort = several(assays);
  const options = optionsOf({ assay: assays });
  const state = await genome.fit(cohort, options, testContext());
  const { layout } = state;
  expect(layout.channels).toEqual(assays.map((assay) => `${assay} genome`));
  for (const name of names) {
    const places = new Set<number>();
    assays.forEach((assay, channel) => {
      const f = layout.features.indexOf(`${assay}:${name}`);
      if (f < 0) return;
      const at = channel * layout.features.length + f;
      expect(layout.x[at]).not.toBe(ABSENT);
      places.add(layout.y[at]! * layout.width + layout.x[at]!);
    });
    expect(places.size).toBe(1);
  }
  const { images } = await genome.apply(cohort, state, options, testContext());
  expect([images!.height, images!.width, images!.channels]).toEqual([4, 4, 5]);
});

describe("rings", () => {
  const assays = ["rna", "methylation", "mirna"];
  const rings = { shape: "annulus", tracks: "rings", assay: assays, pixels: 40, inner: 0.3 } as const;
  const drawn = async (given: Partial<GenomeOptions> = {}, cohort = several(assays)) => {
    const options = optionsOf({ ...rings, ...given });
    genome.check!(options);
    const state = await genome.fit(cohort, options, testContext());
    const { images } = await genome.apply(cohort, state, options, testContext());
    return { state, images: images! };
  };
  const middle = (pixel: number) => [(pixel % 40) - 19.5, Math.floor(pixel / 40) - 19.5] as const;

  test("each assay is a ring of one channel, the first outermost; a gene has one angle", async () => {
    const { layout } = (await drawn()).state;
    expect([layout.channels, layout.features.length]).toEqual([["genome"], 12 + 11 + 10]);
    const bounds = ringBounds({ height: 40, width: 40 }, 0.3, 3);
    for (const name of names.slice(2, 10)) {
      const own = pixelsOf(layout, `rna:${name}`).map(middle);
      const [x, y] = [0, 1].map((axis) => own.reduce((sum, place) => sum + place[axis]!, 0)) as [number, number];
      bounds.forEach(({ from, to }, ring) => {
        const radius = (from + to) / 2 / Math.hypot(x, y);
        const there = featuresAt(layout, 0, Math.floor(20 + radius * x), Math.floor(20 + radius * y));
        expect(there).toEqual([`${assays[ring]}:${name}`]);
      });
    }
  });

  test("every pixel names its features, with their assay, and shows their values", async () => {
    const { images, state } = await drawn();
    const { layout } = state;
    const radius = (pixel: number) => Math.hypot(...middle(pixel));
    let occupied = 0;
    for (let pixel = 0; pixel < 1600; pixel++) {
      const there = Array.from(layout.feature.subarray(layout.start[pixel], layout.start[pixel + 1]));
      if (there.length === 0) continue;
      occupied++;
      expect(new Set(there.map((f) => layout.features[f]!.split(":")[0])).size).toBe(1);
      expect(radius(pixel)).toBeLessThanOrEqual(20);
      for (const row of [0, 5]) {
        const values = there.map((f) => images.drawn!.values[row * 33 + f]!);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(images.values[row * 1600 + pixel]).toBeCloseTo(mean, 6);
      }
    }
    expect(occupied).toBeGreaterThan(700);
  });

  test("assays of other features fill their rings by rank; by position there are gaps", async () => {
    const cohort = several(assays);
    const own = Object.entries(cohort.assays).map(([name, assay], a) => {
      const feature = names.filter((_, f) => Math.floor(f / 3) % 3 === a);
      return [name, { ...assay, values: someCounts(6, feature.length, a), features: tableOf({ feature }) }] as const;
    });
    const apart = { ...cohort, assays: Object.fromEntries(own) };
    const { layout } = (await drawn({}, apart)).state;
    const occupied = ({ start }: Layout) => start.slice(1).filter((end, pixel) => end > start[pixel]!).length;
    expect(layout.features).toHaveLength(12);
    const whole = occupied((await drawn()).state.layout);
    expect(occupied(layout)).toBe(whole);
    expect(occupied((await drawn({ by: "position" }, apart)).state.layout)).toBeLessThan(0.3 * whole);
  });

  test("genes of no known chromosome lie below, those of all assays", async () => {
    const cohort = several(assays);
    const renamed = { ...cohort, assays: { ...cohort.assays } };
    for (const assay of ["rna", "mirna"]) {
      const feature = names
        .slice(0, cohort.assays[assay]!.values.columns)
        .map((name) => (name === "g5" ? "odd" : name));
      renamed.assays[assay] = { ...cohort.assays[assay]!, features: tableOf({ feature }) };
    }
    const { layout } = (await drawn({}, renamed)).state;
    for (const name of ["rna:odd", "mirna:odd"]) expect(Math.floor(pixelOf(layout, name) / 40)).toBeGreaterThan(36);
    const { state } = await drawn({ unknown: "drop" }, renamed);
    expect(state.left).toEqual(["odd"]);
    expect(state.layout.features.filter((name) => name.endsWith(":g5"))).toEqual(["methylation:g5"]);
  });

  test("an automatic size has room for the innermost", async () => {
    const { layout } = (await drawn({ pixels: "auto" })).state;
    expect(Math.max(...layout.start.slice(1).map((end, pixel) => end - layout.start[pixel]!))).toBe(1);
  });

  test("one assay, and shapes without rings, are refused", async () => {
    await expect(drawn({ assay: "rna" })).rejects.toThrow(/shape: "annulus", assay: \[/);
    await expect(drawn({ shape: "hilbert" })).rejects.toMatchObject({ tag: "InvalidOption" });
    await expect(drawn({ tracks: "circles" as "rings" })).rejects.toThrow(/Use one of/);
  });
});

test.each(["hilbert", "rows", "annulus"] as const)("an automatic size has room for %s", async (shape) => {
  const many = Array.from({ length: 400 }, (_, f) => `m${f}`);
  const file = join(folder, "many.tsv");
  writeFileSync(file, many.map((name, f) => `${name}\t${1 + (f % 22)}\t${f}`).join("\n"));
  const { layout } = await fit({ shape, pixels: "auto", positions: file }, many);
  expect(Math.max(...layout.start.slice(1).map((end, pixel) => end - layout.start[pixel]!))).toBe(1);
});
