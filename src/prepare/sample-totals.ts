import { type Context, warn } from "../context.js";
import { OmixelError, firstFive } from "../errors.js";
import type { Measurements } from "./assay-step.js";

/** Sum of every sample's values. */
export function sampleTotals({ assay }: Pick<Measurements, "assay">): Float64Array {
  const { rows, columns, values } = assay.values;
  const indptr = assay.values.kind === "csr" ? assay.values.indptr : undefined;
  const totals = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let total = 0;
    for (let k = indptr ? indptr[i]! : i * columns, end = indptr ? indptr[i + 1]! : k + columns; k < end; k++)
      total += values[k]!;
    totals[i] = total;
  }
  return totals;
}

/**
 * Warns about samples whose total is 0, which no factor can change.
 *
 * @throws UnsuitableData for a sample whose total is negative
 */
export function judgeTotals(step: string, { samples }: Measurements, totals: Float64Array, ctx: Context): void {
  const negative = totals.findIndex((total) => total < 0);
  if (negative >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `The values of sample ${samples[negative]} sum to ${totals[negative]}, which no factor can scale to a positive total.`,
      "This step is for amounts; leave it out for values that are logged or centred.",
      { step },
    );
  const empty = samples.filter((_, i) => totals[i] === 0);
  if (empty.length > 0)
    warn(
      ctx,
      step,
      `${empty.length} of ${samples.length} samples are all zero and stay so: ${firstFive(empty)}. filter drops them.`,
    );
}
