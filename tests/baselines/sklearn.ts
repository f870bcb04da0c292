import { readFileSync } from "node:fs";
import type { LabelledTable } from "../../src/baselines/baseline.js";
import { type Dense, dense } from "../../src/data/dense.js";
import type { Reference } from "../shared.js";

/** What scikit-learn makes of seeded tables (tests/fixtures/sklearn/generate.py). */
export const sklearnReference = JSON.parse(
  readFileSync(new URL("../fixtures/sklearn/expected.json", import.meta.url), "utf8"),
) as Reference;

/** One of its tables: training rows with their classes, and rows to be judged. */
export function sklearnTable(name: string): LabelledTable & { readonly fresh: Dense } {
  const { rows, columns, classes, values, labels, fresh } = sklearnReference.tables[name];
  return {
    x: dense(rows, columns, Float32Array.from(values)),
    labels: Int32Array.from(labels),
    classes,
    fresh: dense(fresh.length / columns, columns, Float32Array.from(fresh)),
  };
}

/** Scores less their mean over the classes: all that softmax sees. */
export function aboutRowMean(scores: Float64Array, classes: number): Float64Array {
  return scores.map((value, at) => {
    const from = at - (at % classes);
    return value - scores.subarray(from, from + classes).reduce((sum, own) => sum + own, 0) / classes;
  });
}
