import { concatenated } from "../data/concatenated.js";
import { OmixelError } from "../errors.js";
import { mapRows } from "../math/entries.js";
import { median } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { knowing, type Learner } from "./learner.js";
import { requireComplete } from "./require.js";
import { judgeTotals, sampleTotals } from "./sample-totals.js";
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
  learner: ({ target }) => (target === null ? medianTotal() : knowing({ target })),
  apply(data, { target }, _options, ctx) {
    const evidence = requireComplete(name, data);
    warnUnlessAmounts(name, data, evidence, ctx);
    const totals = sampleTotals(data);
    judgeTotals(name, data, totals, ctx);
    const factors = totals.map((total) => (total > 0 ? target / total : 1));
    const values = mapRows(data.assay.values, (values, out, from, to, row) => {
      const factor = factors[row]!;
      for (let k = from; k < to; k++) out[k] = values[k]! * factor;
    });
    return { ...data.assay, values };
  },
});

function medianTotal(): Learner<{ target: number }> {
  const totals: Float64Array[] = [];
  return {
    add(rows) {
      requireComplete(name, rows);
      totals.push(sampleTotals(rows).filter((total) => total > 0));
    },
    learnt() {
      const all = concatenated(Float64Array, totals);
      if (all.length === 0)
        throw new OmixelError(
          "UnsuitableData",
          "No training sample has a total above 0.",
          "Give a target, or check whether the table holds amounts.",
          { step: name },
        );
      return { target: median(all) };
    },
  };
}
