import { OmixelError } from "../errors.js";
import { mapRows } from "../math/entries.js";
import { remembered } from "../math/remembered.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { knowing } from "./learner.js";
import { requireComplete } from "./require.js";
import { warnUnlessAmounts } from "./suspicions.js";

export type Log1pOptions = AssayChoice;

const name = "log1p";

/**
 * Natural logarithm of one plus the value, so that fold changes become differences. Learns nothing. Values stay sparse.
 * Float32 storage rounds each result once: relative error 6e-8.
 *
 * @throws MissingValues for NaN or infinite values; UnsuitableData for a value of -1 or less, which has no logarithm
 */
export const log1p = assayStep<Log1pOptions, Record<string, never>>({
  name,
  source: { paper: "Wolf et al. 2018", doi: "10.1186/s13059-017-1382-0", reference: "scanpy 1.11.5, pp.log1p" },
  defaults: { assay: "" },
  learner: () => knowing({}),
  apply(data, _learnt, _options, ctx) {
    const evidence = requireComplete(name, data);
    if (evidence.smallest <= -1)
      throw new OmixelError(
        "UnsuitableData",
        `The smallest value is ${evidence.smallest}, but only values above -1 have a log1p.`,
        "Leave this step out if the values are logged or centred already.",
        { step: name },
      );
    warnUnlessAmounts(name, data, evidence, ctx);
    return { ...data.assay, values: mapRows(data.assay.values, remembered(Math.log1p)) };
  },
});
