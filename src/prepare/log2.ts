import { toDense } from "../data/matrix.js";
import { mapDense, mapEntries } from "../math/entries.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { knowing } from "./learner.js";
import { examine } from "./evidence.js";
import { noLogarithm } from "./no-logarithm.js";
import { requireNumber } from "./require.js";
import { warnUnlessAmounts } from "./suspicions.js";

export interface Log2Options extends AssayChoice {
  /** Added to every value before the logarithm, 0 or more. Default 1. */
  readonly pseudocount: number;
}

const name = "log2";

/**
 * Base-2 logarithm of the value plus a pseudocount. Learns nothing. Missing values stay missing, so that intensities with
 * gaps can be logged first and imputed after. With a pseudocount of 1 values stay sparse; otherwise the result is dense.
 *
 * @throws UnsuitableData for a value that has no logarithm: with pseudocount 0, a zero as well
 */
export const log2 = assayStep<Log2Options, Record<string, never>>({
  name,
  source: { paper: "Quackenbush 2002", doi: "10.1038/ng1032", reference: "numpy, log2" },
  defaults: { assay: "", pseudocount: 1 },
  check: ({ pseudocount }) =>
    requireNumber(name, "pseudocount", pseudocount, (n) => n >= 0, "a number of at least 0 is expected", "Use 1."),
  learner: () => knowing({}),
  apply(data, _learnt, { pseudocount }, ctx) {
    warnUnlessAmounts(name, data, examine(data.assay.values), ctx);
    const log = (value: number, row: number, column: number) => {
      if (!Number.isFinite(value)) return NaN;
      if (value + pseudocount > 0) return Math.log2(value + pseudocount);
      throw noLogarithm(name, data, { value, row, column, pseudocount });
    };
    const { values } = data.assay;
    return { ...data.assay, values: pseudocount === 1 ? mapEntries(values, log) : mapDense(toDense(values), log) };
  },
});
