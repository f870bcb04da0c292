import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { ABSENT, type Layout } from "../../src/data/layout.js";
import { tableOf } from "../../src/data/table.js";
import { genome, type GenomeOptions } from "../../src/encoders/genome.js";
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

test("a gene lies on the same pixel of all assays", async () => {
  const assays = ["gain", "loss", "mutation", "expression", "methylation"];
  const order = [...names].reverse();
  const cohort: Cohort = {
    ...cohortOf(someCounts(6, 12), names),
    assays: Object.fromEntries(
      assays.map((name, a) => {
        const features = (a % 2 ? order : names).slice(0, 12 - a);
        const values = someCounts(6, features.length, a);
        return [name, { name, values, features: tableOf({ feature: features }), measured: new Uint8Array(6).fill(1) }];
      }),
    ),
  };
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

test.each(["hilbert", "rows", "annulus"] as const)("an automatic size has room for %s", async (shape) => {
  const many = Array.from({ length: 400 }, (_, f) => `m${f}`);
  const file = join(folder, "many.tsv");
  writeFileSync(file, many.map((name, f) => `${name}\t${1 + (f % 22)}\t${f}`).join("\n"));
  const { layout } = await fit({ shape, pixels: "auto", positions: file }, many);
  expect(Math.max(...layout.start.slice(1).map((end, pixel) => end - layout.start[pixel]!))).toBe(1);
});
