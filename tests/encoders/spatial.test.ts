import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import type { Layout } from "../../src/data/layout.js";
import { type Column, tableOf } from "../../src/data/table.js";
import { spatial, type SpatialOptions } from "../../src/encoders/spatial.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

/** Twelve spots on a grid of 4 columns and 3 rows, columns twice as far apart as rows. */
const names = Array.from({ length: 12 }, (_, f) => `g${String(f).padStart(2, "0")}`);
const grid = { x: names.map((_, f) => 200 * (f % 4)), y: names.map((_, f) => 100 * Math.floor(f / 4)) };
const cohortWith = (columns: Readonly<Record<string, Column>>): Cohort => {
  const cohort = cohortOf(someCounts(5, 12), names);
  return { ...cohort, assays: { rna: { ...cohort.assays.rna!, features: tableOf({ feature: names, ...columns }) } } };
};
const optionsOf = (given: Partial<SpatialOptions>) => ({ ...spatial.defaults, pixels: 7, ...given });
const fit = (
  given: Partial<SpatialOptions> = {},
  columns: Readonly<Record<string, Column>> = grid,
  ctx = testContext(),
) => spatial.fit(cohortWith(columns), optionsOf(given), ctx);
const at = ({ features, x, y }: Layout, name: string) => [x[features.indexOf(name)]!, y[features.indexOf(name)]!];
const blank = ({ start }: Layout) => start.slice(1).filter((end, pixel) => end === start[pixel]).length;

test("one unit is as long in both directions, and the picture lies in the middle", async () => {
  const { layout } = await fit();
  expect(at(layout, "g00")).toEqual([0, 2]);
  expect(at(layout, "g03")).toEqual([6, 2]);
  expect(at(layout, "g11")).toEqual([6, 4]);
});

test("or the image is filled in both", async () => {
  const { layout } = await fit({ aspect: "fill" });
  expect([at(layout, "g00"), at(layout, "g11")]).toEqual([
    [0, 0],
    [6, 6],
  ]);
});

test("gaps are filled with what is near, as wished", async () => {
  expect(blank((await fit({ fill: "none" })).layout)).toBe(49 - 12);
  expect(blank((await fit({ fill: "nearest" })).layout)).toBe(20);
  expect(blank((await fit({ fill: "nearest", reach: 5 })).layout)).toBe(0);
  const { layout } = await fit({ fill: "blend", reach: 2 });
  expect(layout.feature.length).toBeGreaterThan(49);
});

test("places may stand in columns of other names, as texts too", async () => {
  const columns = { column: grid.x.map(String), row: grid.y };
  expect((await fit({ x: "column", y: "row" }, columns)).layout).toEqual((await fit()).layout);
});

describe("features without a place", () => {
  const columns = { x: grid.x.map((value, f) => (f === 5 ? null : value)), y: grid.y };

  test("lie below a blank row, and are counted", async () => {
    const ctx = testContext();
    const { layout } = await fit({ reach: 5 }, columns, ctx);
    expect(at(layout, "g05")).toEqual([0, 6]);
    expect(layout.start[35]).toBe(layout.start[42]);
    expect(blank(layout)).toBe(7 + 6);
    expect(warnings(ctx).join()).toContain("The feature table knows 11 of 12 features");
  });

  test("or are dropped", async () => {
    expect((await fit({ unknown: "drop" }, columns)).left).toEqual(["g05"]);
  });

  test("all of them are too many", async () => {
    await expect(fit({}, { x: grid.x.map(() => null), y: grid.y })).rejects.toThrow(/knows 0 of 12 features/);
    await expect(fit({}, { y: grid.y })).rejects.toThrow(/no column "x" .*array_col/);
  });
});

test.each([{ reach: 0 }, { reach: 6 }, { fill: "all" as never }, { aspect: "wide" as never }])(
  "refuses %j",
  (given) => {
    expect(() => spatial.check!(optionsOf(given))).toThrow();
  },
);
