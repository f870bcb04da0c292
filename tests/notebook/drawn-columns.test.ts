import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { drawnColumns, firstColour } from "../../src/notebook/drawn-columns.js";
import { exampleLayout } from "../data/example-cohort.js";

const drawn = dense(2, 3, Float32Array.of(0, 1, 1, 4, 1, 3));

test("mean and spread of each feature, where they are known", () => {
  expect(drawnColumns({ drawn })).toEqual([
    { name: "mean brightness", numbers: Float32Array.of(2, 1, 2) },
    { name: "spread of brightness", numbers: Float32Array.of(Math.sqrt(8), 0, Math.SQRT2) },
  ]);
  expect(drawnColumns({})).toEqual([]);
  expect(drawnColumns({ drawn: dense(0, 3) })).toEqual([]);
});

test("where each pixel holds one feature, their number says nothing", () => {
  const layout = exampleLayout();
  const start = layout.start.map((at, p) => (p > 0 ? at - 1 : at));
  expect(firstColour({ drawn, layout })).toBe("");
  expect(firstColour({ drawn, layout: { ...layout, start } })).toBe("spread of brightness");
  expect(firstColour({ layout: { ...layout, start } })).toBe("");
});
