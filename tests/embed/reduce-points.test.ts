import { expect, test } from "@jest/globals";
import { reducePoints } from "../../src/embed/reduce-points.js";
import { testContext, warnings } from "./context.js";
import { sheets } from "./sheets.js";

const distance = (values: ArrayLike<number>, columns: number, a: number, b: number) =>
  Math.hypot(...Array.from({ length: columns }, (_, j) => values[a * columns + j]! - values[b * columns + j]!));

test("few dimensions stay, many become principal components that keep most of the distances", () => {
  const points = sheets(200);
  const same = reducePoints(points, { metric: "euclidean", initialComponents: 30, components: 2 }, testContext());
  expect([same.points.rows, same.points.columns]).toEqual([200, 30]);
  expect([same.scores.rows, same.scores.columns]).toEqual([200, 2]);
  const fewer = reducePoints(points, { metric: "euclidean", initialComponents: 10, components: 2 }, testContext());
  expect(fewer.points.columns).toBe(10);
  expect(distance(fewer.points.values, 10, 0, 1) / distance(points.values, 30, 0, 1)).toBeCloseTo(1, 1);
});

test("by correlation distances are √(2 - 2r)", () => {
  const points = sheets(5);
  const reduced = reducePoints(points, { metric: "correlation", initialComponents: 50, components: 2 }, testContext());
  const row = (i: number) => Array.from(points.values.slice(30 * i, 30 * i + 30));
  const centred = (values: number[]) => values.map((v) => v - values.reduce((sum, x) => sum + x, 0) / 30);
  const [a, b] = [centred(row(0)), centred(row(1))];
  const product = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const r = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  expect(distance(reduced.points.values, 30, 0, 1)).toBeCloseTo(Math.sqrt(2 - 2 * r), 6);
});

test("points of low rank are no reason to warn", () => {
  const ctx = testContext();
  reducePoints(sheets(1), { metric: "euclidean", initialComponents: 50, components: 2 }, ctx);
  expect(warnings(ctx)).toEqual([]);
});
