import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import type { Layout } from "../../src/data/layout.js";
import { network, type NetworkOptions } from "../../src/encoders/network.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const folder = mkdtempSync(join(tmpdir(), "network-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "network.tsv");
const names = Array.from({ length: 24 }, (_, f) => `g${f}`);
/** Two cliques of eight that one edge joins, a pair, and six features that nothing joins. */
const clique = (first: number) =>
  names.slice(first, first + 8).flatMap((a, i, all) => all.slice(0, i).map((b) => `${a}\t${b}\t1`));
writeFileSync(file, [...clique(0), ...clique(8), "g0\tg8\t1", "g16\tg17\t1", "g18\telsewhere\t1"].join("\n"));

const optionsOf = (given: Partial<NetworkOptions>) => ({ ...network.defaults, network: file, pixels: 12, ...given });
const fit = (given: Partial<NetworkOptions> = {}, ctx = testContext()) =>
  network.fit(cohortOf(someCounts(5, 24), names), optionsOf(given), ctx);
const at = ({ features, x, y }: Layout, name: string) =>
  [x[features.indexOf(name)]!, y[features.indexOf(name)]!] as const;
const apart = (layout: Layout, a: string, b: string) =>
  Math.hypot(at(layout, a)[0] - at(layout, b)[0], at(layout, a)[1] - at(layout, b)[1]);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(["force", "spectral"] as const)("%s", (by) => {
  test.each(["lsa", "ags", "bin"] as const)("puts what is joined together (%s)", async (assign) => {
    const { layout } = await fit({ by, assign });
    const pairs = (first: number, second: number) =>
      names.slice(first, first + 8).flatMap((a) => names.slice(second, second + 8).map((b) => apart(layout, a, b)));
    expect(mean(pairs(0, 8))).toBeGreaterThan(1.3 * mean([...pairs(0, 0), ...pairs(8, 8)]));
  });

  test("gives each feature a pixel of its own, those without a place below a blank row", async () => {
    const ctx = testContext();
    const { layout } = await fit({ by }, ctx);
    const pixels = names.map((name) => at(layout, name).join());
    expect(new Set(pixels).size).toBe(24);
    const joined = by === "force" ? 18 : 16;
    const rows = names.map((name) => at(layout, name)[1]);
    expect(Math.max(...rows.slice(0, joined)) + 1).toBeLessThan(Math.min(...rows.slice(joined)));
    expect(warnings(ctx).join()).toContain(`The network knows ${joined} of 24 features`);
  });
});

test("features that nothing joins are dropped where that is wished", async () => {
  const { layout, left } = await fit({ unknown: "drop", pixels: "auto" });
  expect([layout.features.length, left!.length]).toEqual([18, 6]);
});

test("an image of automatic size holds them all", async () => {
  const { layout } = await fit({ pixels: "auto" });
  expect([layout.height, new Set(names.map((name) => at(layout, name).join())).size]).toEqual([6, 24]);
});

describe("refuses", () => {
  test("more features than pixels, with the size that fits", async () => {
    await expect(fit({ pixels: 4 })).rejects.toThrow(
      /18 features cannot have a pixel each .* Choose pixels: 6 or more/,
    );
  });
  test("a network that knows few of the features", async () => {
    await expect(fit({ leastKnown: 0.9 })).rejects.toThrow(/The network knows 18 of 24 features, but 22 are needed/);
  });
  test("no network", async () => {
    await expect(fit({ network: "" })).rejects.toThrow(/No network is given/);
  });
  test.each([{ gravity: 0 }, { iterations: 0 }, { by: "circle" as never }, { assign: "near" as never }])(
    "%j",
    (given) => {
      expect(() => network.check!(optionsOf(given))).toThrow();
    },
  );
});
