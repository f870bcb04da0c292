import { type Context, warn } from "../context.js";
import { firstFive, OmixelError } from "../errors.js";
import type { Training } from "./encoder-method.js";

/**
 * Columns along the genome: chromosomes 1, 2, 3 … then those called by letters, on each by `start`.
 *
 * @throws UnsuitableData where the feature table tells of fewer than three features where they lie
 */
export function chromosomeOrder(step: string, training: Training, ctx: Context): Uint32Array {
  const { features } = training;
  const chromosomes = training.fact("chromosome");
  const starts = training.fact("start");
  const name = (column: number) => String(chromosomes?.[column] ?? "").replace(/^chr/i, "");
  const start = (column: number) => Number(starts?.[column] ?? NaN);
  const known = Uint32Array.from(features.keys()).filter(
    (column) => name(column) !== "" && Number.isFinite(start(column)),
  );
  if (known.length < 3)
    throw new OmixelError(
      "UnsuitableData",
      `The feature table tells of ${known.length} of ${features.length} features where they lie, but at least 3 are needed.`,
      'Give it the columns "chromosome" and "start", or choose order: "clustered".',
      { step },
    );
  if (known.length < features.length) {
    const placed = new Set(known);
    const lost = features.filter((_, column) => !placed.has(column));
    warn(
      ctx,
      step,
      `${lost.length} of ${features.length} features have no place on a chromosome and are not drawn: ${firstFive(lost)}.`,
    );
  }
  return known.sort((a, b) => compareChromosomes(name(a), name(b)) || start(a) - start(b) || a - b);
}

/** Numbers before letters, X before Y before the mitochondrion, as in karyotypes. */
export function compareChromosomes(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)];
  if (!Number.isNaN(first) && !Number.isNaN(second)) return first - second;
  if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1;
  const rank = (name: string) => (["X", "Y", "M", "MT"].indexOf(name.toUpperCase()) + 5) % 5;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
