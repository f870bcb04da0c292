import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { ABSENT } from "../../src/data/layout.js";
import { omicsMapNet, type OmicsMapNetOptions } from "../../src/encoders/omics-map-net.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

const folder = mkdtempSync(join(tmpdir(), "treemap-"));
afterAll(() => rmSync(folder, { recursive: true }));
const hierarchy = join(folder, "sets.gmt");
writeFileSync(hierarchy, "one\t\ta\tb\tc\td\ntwo\t\te\tf\n");

const names = ["a", "b", "c", "d", "e", "f"];
const table = (features = names) =>
  cohortOf(matrix([features.map((_, f) => f), features.map((_, f) => 10 * f + 10)]), features);
const optionsOf = (given: Partial<OmicsMapNetOptions>) => ({ ...omicsMapNet.defaults, hierarchy, pixels: 6, ...given });
const fit = (given: Partial<OmicsMapNetOptions> = {}, features = names, ctx = testContext()) =>
  omicsMapNet.fit(table(features), optionsOf(given), ctx);

test("each group is a block, and each feature a rectangle of equal area in it", async () => {
  const { layout } = await fit();
  const area = new Map(names.map((feature) => [feature, 0]));
  layout.feature.forEach((f, k) => area.set(layout.features[f]!, area.get(layout.features[f]!)! + layout.weight[k]!));
  expect([...area.values()].every((value) => Math.abs(value - 6) < 1e-5)).toBe(true);
  const columns = (group: string[]) => group.map((feature) => layout.x[layout.features.indexOf(feature)]!);
  expect(Math.max(...columns(["a", "b", "c", "d"]))).toBeLessThan(Math.min(...columns(["e", "f"])));
});

test("area by variance in the training samples as drawn", async () => {
  const values = matrix([
    [0, 0, 0, 0, 0, 0],
    [1, 2, 1, 1, 1, 7],
  ]);
  const options = optionsOf({ weight: "variance", normalisation: "none" });
  const { layout } = await omicsMapNet.fit(cohortOf(values, names), options, testContext());
  const pixels = (feature: string) =>
    layout.feature.reduce((sum, f, k) => sum + (layout.features[f] === feature ? layout.weight[k]! : 0), 0);
  expect(pixels("f") / pixels("e")).toBeCloseTo(49, 3);
});

describe("features that the hierarchy does not know", () => {
  const more = [...names, "x", "y"];

  test("are drawn below a blank row, and counted", async () => {
    const ctx = testContext();
    const { layout } = await fit({ pixels: [9, 6] }, more, ctx);
    expect(warnings(ctx).join()).toMatch(/knows 6 of 8 features \(75.0 %\).*x, y/);
    const rowOf = (feature: string) => layout.y[layout.features.indexOf(feature)]!;
    expect(Math.max(...names.map(rowOf))).toBeLessThan(6);
    expect([rowOf("x"), rowOf("y")].every((row) => row > 6 && row !== ABSENT)).toBe(true);
    const blank = Array.from(layout.start.subarray(6 * 6, 7 * 6 + 1));
    expect(new Set(blank).size).toBe(1);
  });

  test("are left out, and stay known as such", async () => {
    const state = await fit({ unknown: "drop" }, more);
    expect(state.layout.features).toEqual(names);
    expect(state.left).toEqual(["x", "y"]);
  });

  test("too many are refused", async () => {
    await expect(fit({ leastKnown: 0.8 }, more)).rejects.toThrow(/knows 6 of 8 features, but 7 are needed/);
  });
});

test("a hierarchy has to be given", async () => {
  await expect(fit({ hierarchy: "" })).rejects.toThrow(/No hierarchy is given/);
});

test("its files are part of what the layout is known by", () => {
  expect(omicsMapNet.files!(optionsOf({ sets: "sets.gmt" }))).toEqual([hierarchy, "sets.gmt"]);
});
