import { numbers } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { mapEntries, visitEntries } from "../math/entries.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete } from "./require.js";
import { judgeTotals } from "./sample-totals.js";
import { warnUnlessAmounts } from "./suspicions.js";

export interface TpmOptions extends AssayChoice {
  /** Column of the feature table with the length of each gene, in any one unit. Default "length". */
  readonly length: string;
}

const name = "tpm";

/**
 * Transcripts per million: counts per length, scaled to a total of a million in each sample. The lengths are learnt, so
 * new tables need none. A sample of zeros stays so, with a warning. Values stay sparse.
 *
 * @throws UnknownName where there is no such column; MissingValues; UnsuitableData for a length that is not above 0
 */
export const tpm = assayStep<TpmOptions, { lengths: Float64Array }>({
  name,
  source: { paper: "Wagner et al. 2012", doi: "10.1007/s12064-012-0162-3", reference: "the formula of the paper" },
  defaults: { assay: "", length: "length" },
  fit({ assay, features }, { length }) {
    const lengths = numbers(assay.features, length);
    const wrong = lengths.findIndex((value) => !(value > 0 && value < Infinity));
    if (wrong >= 0)
      throw new OmixelError(
        "UnsuitableData",
        `The length of feature ${features[wrong]} is ${lengths[wrong]}, but a number above 0 is expected.`,
        "Complete the column, or drop features without a length.",
        { step: name, column: length },
      );
    return { lengths };
  },
  apply(data, { lengths }, _options, ctx) {
    warnUnlessAmounts(name, data, requireComplete(name, data), ctx);
    const totals = new Float64Array(data.samples.length);
    visitEntries(data.assay.values, (value, row, column) => {
      totals[row]! += value / lengths[column]!;
    });
    judgeTotals(name, data, totals, ctx);
    const rate = (value: number, row: number, column: number) => (value / lengths[column]! / totals[row]!) * 1e6;
    return { ...data.assay, values: mapEntries(data.assay.values, rate) };
  },
});
