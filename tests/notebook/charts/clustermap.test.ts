import { expect, test } from "@jest/globals";
import { dense } from "../../../src/data/dense.js";
import { clustermap } from "../../../src/notebook/charts/clustermap.js";
import { seededRandom } from "../../../src/random.js";
import { matrix } from "../../prepare/cohorts.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const data = {
  values: matrix([
    [1, 9, 1.1],
    [8, 2, 8.2],
    [1.2, 9.5, NaN],
    [8.1, 2.1, 8],
  ]),
  rows: ["a", "b", "c", hostile],
  columns: ["x", "y", "z"],
  rowGroups: ["low", "high", "low", ""],
};

test("like rows and columns stand together", () => {
  const words = wordsOf(clustermap(data));
  expect(words).toMatch(/Rows from above: (a, c, b, <img onerror="x">|b, <img onerror="x">, a, c)\./);
  expect(words).toMatch(/Columns from the left: (y, x, z)\./);
  expect(words).toContain("z-scores of columns");
});

test("names and groups are text, the picture is in it", () => {
  const { svg } = clustermap(data);
  expect(svg).toContain("&lt;img onerror");
  expect(svg).not.toContain("<img");
  expect(svg).toContain(">high</text>");
  expect(svg).toContain('xlink:href="data:image/png;base64,');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("linkage and order of the leaves can be chosen", () => {
  for (const linkage of ["average", "complete", "ward"] as const)
    for (const leafOrder of ["formed", "optimal"] as const) {
      const words = wordsOf(clustermap(data, { linkage, leafOrder }));
      expect(words).toMatch(/Rows from above: (a, c|c, a|b, <img onerror="x">|<img onerror="x">, b), /);
    }
  expect(() => clustermap(data, { linkage: "single" as "ward" })).toThrow(/average, complete, ward/);
  expect(() => clustermap(data, { linkage: "ward", metric: "correlation" })).toThrow(/asks for Euclidean distances/);
});

test("an order can be kept; then there is no tree", () => {
  const picture = clustermap(data, { cluster: "none", zScore: "none", metric: "correlation" });
  expect(wordsOf(picture)).toContain("Rows from above: a, b, c,");
  const trees = (given: typeof picture) =>
    (specOf(given).layer as { mark: { shape?: string } }[]).filter(({ mark }) => mark.shape).length;
  expect([trees(picture), trees(clustermap(data, { cluster: "rows" })), trees(clustermap(data))]).toEqual([0, 1, 2]);
});

test("one cell, a constant table and one without values are drawn", () => {
  const one = clustermap({ values: dense(1, 1, Float32Array.of(NaN)), rows: ["a"], columns: ["b"] });
  const constant = clustermap({ values: dense(2, 2), rows: ["a", "b"], columns: ["c", "d"] }, { zScore: "none" });
  const missing = { values: dense(2, 2, new Float32Array(4).fill(NaN)), rows: ["a", "b"], columns: ["c", "d"] };
  for (const { svg } of [one, constant, clustermap(missing, { metric: "correlation" })])
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test("a large table counts its rows and columns and stays small", () => {
  const random = seededRandom(2);
  const values = dense(
    400,
    300,
    Float32Array.from({ length: 120_000 }, () => random.normal()),
  );
  const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
  const picture = clustermap({ values, rows: names(400), columns: names(300), kinds: ["sample", "gene"] });
  expect(picture.svg).toContain(">400 samples</text>");
  expect(picture.svg).toContain(">300 genes</text>");
  expect(picture.svg.length + JSON.stringify(specOf(picture)).length).toBeLessThan(500_000);
});

test.each([
  ["an empty table", { ...data, values: dense(0, 3), rows: [] }],
  ["names that do not fit", { ...data, rows: ["a"] }],
  ["groups that do not fit", { ...data, columnGroups: ["p"] }],
  [
    "too many rows to cluster",
    { values: dense(4001, 1), rows: Array.from({ length: 4001 }, () => "r"), columns: ["c"] },
  ],
])("%s is refused", (_, wrong) => {
  expect(() => clustermap(wrong)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});

test.each([{ zScore: "cells" }, { metric: "cosine" }, { cluster: "all" }])("option %j is refused", (options) => {
  expect(() => clustermap(data, options as object)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});
