import { OmixelError } from "../errors.js";
import { toDense } from "../data/matrix.js";
import { mapDense, mapEntries } from "../math/entries.js";
import { mean } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete, requireNumber } from "./require.js";
import { judgeTotals, sampleTotals } from "./sample-totals.js";
import { warnUnlessAmounts } from "./suspicions.js";

export interface CpmOptions extends AssayChoice {
  /** Gives log2 of the counts per million; the result is dense then. Default false. */
  readonly log: boolean;
  /** With `log`: count added to each value of a sample of mean size, above 0; others get it in proportion. Default 2. */
  readonly priorCount: number;
}

const name = "cpm";

/**
 * Counts per million of the sample's total. With `log`, the prior count damps ratios of small counts; the mean size that it
 * is measured by comes from the training samples. A sample of zeros stays so, with a warning. Without `log` values stay
 * sparse.
 *
 * @throws MissingValues; UnsuitableData for a sample whose total is negative, and for one of zeros where `log` is asked for
 */
export const cpm = assayStep<CpmOptions, { meanTotal: number }>({
  name,
  source: {
    paper: "Robinson et al. 2010",
    doi: "10.1093/bioinformatics/btp616",
    reference: "edgeR, cpm",
  },
  defaults: { assay: "", log: false, priorCount: 2 },
  check: ({ priorCount }) =>
    requireNumber(name, "priorCount", priorCount, (n) => n > 0, "a number above 0 is expected", "Use 2."),
  fit(train) {
    requireComplete(name, train);
    return { meanTotal: mean(sampleTotals(train)) };
  },
  apply(data, { meanTotal }, { log, priorCount }, ctx) {
    warnUnlessAmounts(name, data, requireComplete(name, data), ctx);
    const totals = sampleTotals(data);
    judgeTotals(name, data, totals, ctx);
    const { values } = data.assay;
    if (!log) return { ...data.assay, values: mapEntries(values, (value, row) => (value / (totals[row]! || 1)) * 1e6) };
    const empty = totals.indexOf(0);
    if (empty >= 0)
      throw new OmixelError(
        "UnsuitableData",
        `Sample ${data.samples[empty]} is all zero, so that it has no logarithm of counts per million.`,
        "Drop it, for example with filter({ minCounts: 1 }).",
        { step: name },
      );
    const priors = totals.map((total) => (priorCount * total) / meanTotal);
    const logged = (value: number, row: number) =>
      Math.log2(((value + priors[row]!) / (totals[row]! + 2 * priors[row]!)) * 1e6);
    return { ...data.assay, values: mapDense(toDense(values), logged) };
  },
});
