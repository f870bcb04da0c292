import { dense, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { mean } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { knowing } from "./learner.js";
import { noLogarithm } from "./no-logarithm.js";
import { requireComplete, requireNumber } from "./require.js";

export interface ClrOptions extends AssayChoice {
  /** Added to every value, since 0 has no logarithm; 0 or more. Default 1. */
  readonly pseudocount: number;
}

const name = "clr";

/**
 * Centred log-ratio: logarithm of each value over the geometric mean of its sample, for compositions such as surface
 * proteins or microbiomes, of which only ratios mean anything. Learns nothing. The result is dense.
 *
 * @throws MissingValues; UnsuitableData for a value that has no logarithm: with pseudocount 0, a zero as well
 */
export const clr = assayStep<ClrOptions, Record<string, never>>({
  name,
  source: {
    paper: "Aitchison 1982",
    doi: "10.1111/j.2517-6161.1982.tb01195.x",
    reference: "scipy 1.17.1, stats.gmean",
  },
  defaults: { assay: "", pseudocount: 1 },
  check: ({ pseudocount }) =>
    requireNumber(name, "pseudocount", pseudocount, (n) => n >= 0, "a number of at least 0 is expected", "Use 1."),
  learner: () => knowing({}),
  apply(data, _learnt, { pseudocount }) {
    requireComplete(name, data);
    const values = toDense(data.assay.values);
    const out = dense(values.rows, values.columns);
    for (let row = 0; row < values.rows; row++) {
      const logs = Float64Array.from(rowOf(values, row), (value, column) => {
        if (value + pseudocount > 0) return Math.log(value + pseudocount);
        throw noLogarithm(name, data, { value, row, column, pseudocount });
      });
      const centre = mean(logs);
      rowOf(out, row).set(logs.map((value) => value - centre));
    }
    return { ...data.assay, values: out };
  },
});
