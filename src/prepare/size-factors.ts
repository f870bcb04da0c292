import { OmixelError } from "../errors.js";
import type { Matrix } from "../data/matrix.js";
import { mapEntries, visitEntries } from "../math/entries.js";
import { median } from "../math/statistics.js";
import { type AssayChoice, assayStep, type Measurements } from "./assay-step.js";
import { describeSightings, type Evidence } from "./evidence.js";
import { requireComplete, requireOneOf } from "./require.js";
import { warnUnlessCounts } from "./suspicions.js";

export interface SizeFactorsOptions extends AssayChoice {
  /**
   * Features that a sample is compared by: "ratio", those above 0 in every training sample; "poscounts", all that are above
   * 0 in any, for tables where every feature has a zero somewhere. Default "ratio".
   */
  readonly type: "ratio" | "poscounts";
}

export interface SizeFactorsLearnt {
  /** Mean logarithm of each feature in the training samples; -1e300 for a feature that does not count. */
  readonly logMeans: Float64Array;
}

/** Marks a feature that is left out; a state holds finite numbers only. */
const LEFT_OUT = -1e300;

const name = "sizeFactors";

/**
 * Divides every sample by its size factor: the median, over features, of its ratio to the geometric mean of the training
 * samples. New samples are compared with the same reference. Features on which a sample is 0 do not enter its median.
 * Values stay sparse.
 *
 * @throws MissingValues; UnsuitableData for negative values, where no feature is above 0 in every training sample, and for
 * a sample that shares no feature with the reference
 */
export const sizeFactors = assayStep<SizeFactorsOptions, SizeFactorsLearnt>({
  name,
  source: {
    paper: "Anders & Huber 2010",
    doi: "10.1186/gb-2010-11-10-r106",
    reference: "DESeq2, estimateSizeFactorsForMatrix (inmoose 0.9.1, deseq2)",
  },
  defaults: { assay: "", type: "ratio" },
  check: ({ type }) => requireOneOf(name, "type", type, ["ratio", "poscounts"]),
  fit(train, { type }, ctx) {
    const evidence = requireCounts(train);
    warnUnlessCounts(name, train, evidence, ctx);
    const logMeans = meanLogarithms(train.assay.values, type);
    if (logMeans.every((value) => value === LEFT_OUT))
      throw new OmixelError(
        "UnsuitableData",
        type === "ratio" ? "No feature is above 0 in every training sample." : "All values are 0.",
        type === "ratio" ? 'Use type "poscounts", or normalizeTotal().' : "Check whether the table holds counts.",
        { step: name },
      );
    return { logMeans };
  },
  apply(data, learnt) {
    requireCounts(data);
    const factors = factorsOf(data, learnt);
    return { ...data.assay, values: mapEntries(data.assay.values, (value, row) => value / factors[row]!) };
  },
});

function requireCounts(data: Measurements): Evidence {
  const evidence = requireComplete(name, data);
  if (evidence.negative.count > 0)
    throw new OmixelError(
      "UnsuitableData",
      `Counts are expected, but there is ${describeSightings("negative", evidence.negative, data)}.`,
      "Call this step on the counts, before any logarithm.",
      { step: name },
    );
  return evidence;
}

function meanLogarithms(values: Matrix, type: SizeFactorsOptions["type"]): Float64Array {
  const sums = new Float64Array(values.columns);
  const above = new Uint32Array(values.columns);
  visitEntries(values, (value, _row, column) => {
    sums[column]! += Math.log(value);
    above[column]!++;
  });
  const least = type === "ratio" ? values.rows : 1;
  return sums.map((sum, column) => (above[column]! >= least ? sum / values.rows : LEFT_OUT));
}

function factorsOf({ assay, samples }: Measurements, { logMeans }: SizeFactorsLearnt): Float64Array {
  const ratios = samples.map((): number[] => []);
  visitEntries(assay.values, (value, row, column) => {
    if (logMeans[column] !== LEFT_OUT) ratios[row]!.push(Math.log(value) - logMeans[column]!);
  });
  return Float64Array.from(ratios, (own, row) => {
    if (own.length > 0) return Math.exp(median(own));
    throw new OmixelError(
      "UnsuitableData",
      `Sample ${samples[row]} is 0 on all features that it could be compared by.`,
      "Drop it, for example with filter({ minCounts: 1 }).",
      { step: name },
    );
  });
}
