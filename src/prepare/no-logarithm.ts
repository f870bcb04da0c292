import { OmixelError } from "../errors.js";
import type { Measurements } from "./assay-step.js";

/** The error for a value that has no logarithm even with the pseudocount added. */
export function noLogarithm(
  step: string,
  data: Measurements,
  { value, row, column, pseudocount }: { value: number; row: number; column: number; pseudocount: number },
): OmixelError {
  return new OmixelError(
    "UnsuitableData",
    `The value of sample ${data.samples[row]}, feature ${data.features[column]}, is ${value}, which has no logarithm with ` +
      `pseudocount ${pseudocount}.`,
    value === 0 ? "Use a pseudocount above 0." : "Leave this step out if the values are logged or centred already.",
    { step },
  );
}
