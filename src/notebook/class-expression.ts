import { rowOf } from "../data/dense.js";
import type { RunResult } from "../omics/result.js";
import { classIndex } from "../report/class-index.js";
import { logScaleOf } from "./log-scale.js";

/** What each class expresses, in the values that were drawn. */
export interface ClassExpression {
  /** Mean of each feature over the samples of each class, classes × features; NaN where there is none. */
  readonly mean: Float32Array;
  /** The same less the mean over all other samples, in the unit that `unit` names. */
  readonly difference: Float32Array;
  /** "log2 fold change" where the values are logarithms, else "difference". */
  readonly unit: "log2 fold change" | "difference";
  /** How the difference is made, for the reader. */
  readonly note: string;
}

/** Means of the prepared table by true class; missing values count neither for nor against. */
export function classExpression(
  result: Pick<RunResult, "classes" | "samples" | "expression" | "plan">,
): ClassExpression {
  const { classes, expression } = result;
  const width = expression.columns;
  const sums = new Float64Array(classes.length * width);
  const known = new Uint32Array(classes.length * width);
  for (const [row, own] of classIndex(result, "truth").entries()) {
    if (own < 0) continue;
    const values = rowOf(expression, row);
    for (let f = 0, k = own * width; f < width; f++, k++) {
      const value = values[f]!;
      if (Number.isNaN(value)) continue;
      sums[k]! += value;
      known[k]!++;
    }
  }
  const logged = logScaleOf(result.plan);
  const mean = Float32Array.from(sums, (sum, k) => sum / known[k]!);
  const difference = new Float32Array(mean.length);
  for (let f = 0; f < width; f++) {
    let all = 0;
    let count = 0;
    for (let k = f; k < sums.length; k += width) {
      all += sums[k]!;
      count += known[k]!;
    }
    for (let k = f; k < sums.length; k += width) {
      const others = (all - sums[k]!) / (count - known[k]!);
      difference[k] = (sums[k]! / known[k]! - others) / (logged?.toLog2 ?? 1);
    }
  }
  return {
    mean,
    difference,
    unit: logged ? "log2 fold change" : "difference",
    note: logged
      ? `Log2 fold change: mean of the class less mean of all other samples, both of ${logged.formula}${logged.toLog2 === 1 ? "" : ", divided by ln 2"}.`
      : "Difference: mean of the class less mean of all other samples, both of the values as they were prepared.",
  };
}
