import { type Context, warn } from "../context.js";
import { firstFive } from "../errors.js";
import type { Measurements } from "./assay-step.js";
import { requireThreeFeatures } from "./require.js";

/**
 * Features with a known value in the training samples, ascending; the others, which nothing can fill, are named in a
 * warning.
 *
 * @throws UnsuitableData where fewer than three are left
 */
export function knownFeatures(step: string, train: Measurements, known: Uint8Array, ctx: Context): Uint32Array {
  const kept = Uint32Array.from(known.keys()).filter((feature) => known[feature] === 1);
  const empty = train.features.filter((_, feature) => known[feature] === 0);
  if (empty.length > 0)
    warn(ctx, step, `${empty.length} features are missing in all training samples and dropped: ${firstFive(empty)}.`);
  requireThreeFeatures(step, kept.length, known.length, "Check how missing values are written in the table.");
  return kept;
}
