import { readFileSync } from "node:fs";
import { type Dense, denseRows } from "../../src/data/dense.js";
import { matrixOf, type Reference } from "../shared.js";

/** What scikit-learn and the boosters make of a seeded table (tests/fixtures/trees/generate.py). */
export const treeReference = JSON.parse(
  readFileSync(new URL("../fixtures/trees/expected.json", import.meta.url), "utf8"),
) as Reference;

const { train, features } = treeReference as unknown as { train: number; features: number };
const data = treeReference.values as number[];
const values = matrixOf({ shape: [data.length / features, features], data });
const labels = Int32Array.from(treeReference.labels as number[]);
const rowsFrom = (from: number, to: number, keep = (_label: number) => true) =>
  Array.from({ length: to - from }, (_, i) => from + i).filter((row) => keep(labels[row]!));
const part = (rows: number[], classes: number) => ({
  x: denseRows(values, rows),
  labels: Int32Array.from(rows, (row) => labels[row]!),
  classes,
});

/** Training samples of three classes, and those of the first two alone. */
export const three = part(rowsFrom(0, train), 3);
export const two = part(
  rowsFrom(0, train, (label) => label < 2),
  2,
);
export const fresh = part(rowsFrom(train, labels.length), 3);

/** The first samples of a table. */
export function firstOf(x: Dense, count: number): Dense {
  return denseRows(
    x,
    Array.from({ length: count }, (_, i) => i),
  );
}

/** Mean and largest absolute difference. */
export function apart(a: ArrayLike<number>, b: ArrayLike<number>): { mean: number; most: number } {
  const off = Array.from(a, (value, at) => Math.abs(value - b[at]!));
  return { mean: off.reduce((sum, value) => sum + value, 0) / off.length, most: Math.max(...off) };
}
