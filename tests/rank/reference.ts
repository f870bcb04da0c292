import { readFileSync } from "node:fs";
import { dense, denseRows, type Dense } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { seededRandom } from "../../src/random.js";
import { mergeOptions } from "../../src/registry.js";
import type { AnyRanker } from "../../src/rank/ranker.js";
import { matrixOf, type Reference } from "../shared.js";

/** What scikit-learn, scipy, mrmr-selection and the boosters make of a seeded table (tests/fixtures/rank/generate.py). */
export const rankReference = JSON.parse(
  readFileSync(new URL("../fixtures/rank/expected.json", import.meta.url), "utf8"),
) as Reference;

/** Its table: 120 samples of three classes, 24 features, four of them planted, feature 2 constant. */
export const rankTable = matrixOf(rankReference.values);
export const rankLabels = Int32Array.from(rankReference.labels as number[]);

/** The samples of the first two classes alone. */
export function twoClasses(): { values: Dense; labels: Int32Array } {
  const rows = Uint32Array.from(rankLabels.keys()).filter((row) => rankLabels[row]! < 2);
  return { values: denseRows(rankTable, rows), labels: Int32Array.from(rows, (row) => rankLabels[row]!) };
}

/** What is ranked by; default: the whole table, all of whose features are wanted. */
interface Ranked {
  readonly values?: Matrix;
  readonly labels?: Int32Array;
  readonly wanted?: number;
  readonly seed?: number;
}

/** Scores of a ranker on a table; classes are 0, 1 … */
export async function scoresOf(ranker: AnyRanker, options: object = {}, ranked: Ranked = {}): Promise<Float64Array> {
  const { values = rankTable, labels = rankLabels, seed = 1 } = ranked;
  const classNames = Array.from({ length: Math.max(...labels) + 1 }, (_, c) => `c${c}`);
  const merged = mergeOptions<object>(ranker.name, ranker.defaults as object, options);
  ranker.check?.(merged);
  const ctx = { random: seededRandom(seed), progress: () => undefined };
  const wanted = ranked.wanted ?? values.columns;
  return ranker.rank({ values, classes: labels, classNames, wanted }, merged, ctx);
}

/** Features by score, best first. */
export function bestOf(scores: Float64Array, count: number): number[] {
  return Array.from(scores.keys())
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, count);
}

/** Four samples of two classes and a feature a column. */
export function small(...columns: readonly (readonly number[])[]): { values: Dense; labels: Int32Array } {
  const rows = columns[0]!.length;
  const values = dense(rows, columns.length, new Float32Array(rows * columns.length));
  columns.forEach((column, j) => column.forEach((value, i) => (values.values[i * columns.length + j] = value)));
  return { values, labels: Int32Array.from({ length: rows }, (_, i) => (2 * i < rows ? 0 : 1)) };
}
