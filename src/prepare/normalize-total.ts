import { warn } from "../context.js";
import { OmixelError, firstFive } from "../errors.js";
import { mapEntries, visitEntries } from "../math/entries.js";
import { median } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep, type Measurements } from "./assay-step.js";
import { requireComplete } from "./require.js";
import { warnUnlessAmounts } from "./suspicions.js";

export interface NormalizeTotalOptions extends AssayChoice {
  /** Total that every sample gets, above 0; null = the median total of the training samples. Default null. */
  readonly target: number | null;
}

const name = "normalizeTotal";

/**
 * Scales every sample to the same total, so that sequencing depth no longer shows. Learns the target, where none is
 * given: the median of the training samples' totals, empty samples left out (as scanpy does). An empty sample stays
 * empty and is named in a warning. Values stay sparse. Float32 storage rounds each result once: relative error 6e-8.
 *
 * @throws MissingValues for NaN or infinite values; UnsuitableData for a sample whose total is negative
 */
export const normalizeTotal = assayStep<NormalizeTotalOptions, { target: number }>({
  name,
  source: {
    paper: "Zheng et al. 2017",
    doi: "10.1038/ncomms14049",
    reference: "scanpy 1.11.5, pp.normalize_total",
  },
  defaults: { assay: "", target: null },
  check({ target }) {
    requireOption(
      target === null || (typeof target === "number" && target > 0 && Number.isFinite(target)),
      name,
      `Option "target" is ${JSON.stringify(target)}, but a number above 0 is expected.`,
      "Give a total such as 1e4, or null for the median of the training samples.",
    );
  },
  fit(train, { target }) {
    if (target !== null) return { target };
    requireComplete(name, train);
    const totals = sampleTotals(train).filter((total) => total > 0);
    if (totals.length === 0)
      throw new OmixelError(
        "UnsuitableData",
        "No training sample has a total above 0.",
        "Give a target, or check whether the table holds amounts.",
        { step: name },
      );
    return { target: median(totals) };
  },
  apply(data, { target }, _options, ctx) {
    const evidence = requireComplete(name, data);
    warnUnlessAmounts(name, data, evidence, ctx);
    const totals = sampleTotals(data);
    warnAboutEmpty(data, totals, (message) => warn(ctx, name, message));
    const factors = totals.map((total) => (total > 0 ? target / total : 1));
    return { ...data.assay, values: mapEntries(data.assay.values, (value, row) => value * factors[row]!) };
  },
});

function sampleTotals({ assay }: Measurements): Float64Array {
  const totals = new Float64Array(assay.values.rows);
  visitEntries(assay.values, (value, row) => {
    totals[row]! += value;
  });
  return totals;
}

function warnAboutEmpty({ samples }: Measurements, totals: Float64Array, tell: (message: string) => void): void {
  const negative = totals.findIndex((total) => total < 0);
  if (negative >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `The values of sample ${samples[negative]} sum to ${totals[negative]}, which no factor can scale to a positive total.`,
      "This step is for amounts; leave it out for values that are logged or centred.",
      { step: name },
    );
  const empty = samples.filter((_, i) => totals[i] === 0);
  if (empty.length > 0)
    tell(
      `${empty.length} of ${samples.length} samples are all zero and stay so: ${firstFive(empty)}. filter drops them.`,
    );
}
