import { type Context, warn } from "../../context.js";
import { firstFive, isOmixelError, OmixelError } from "../../errors.js";
import type { Training } from "../encoder-method.js";
import { type Position, positionsOfFacts } from "../genome/positions.js";

/**
 * Columns along the genome: chromosomes 1, 2, 3 … then those called by letters, on each by where the feature starts.
 *
 * @throws UnsuitableData where the feature table tells of fewer than three features where they lie
 */
export function chromosomeOrder(step: string, training: Training, ctx: Context): Uint32Array {
  const { features } = training;
  const places = positionsToldOf(step, training);
  const lost = features.filter((_, column) => !places[column]);
  const known = features.length - lost.length;
  if (known < 3)
    throw new OmixelError(
      "UnsuitableData",
      `The feature table tells of ${known} of ${features.length} features where they lie, but at least 3 are needed.`,
      'Give it the columns "chromosome" and "start", or choose order: "clustered".',
      { step },
    );
  if (lost.length > 0)
    warn(
      ctx,
      step,
      `${lost.length} of ${features.length} features have no place on a chromosome and are not drawn: ${firstFive(lost)}.`,
    );
  return Uint32Array.from(features.keys())
    .filter((column) => places[column])
    .sort((a, b) => along(places[a]!, places[b]!) || a - b);
}

/** Positions as the feature table tells them; none where it has no such columns. */
function positionsToldOf(step: string, training: Training): readonly (Position | undefined)[] {
  try {
    return positionsOfFacts(step, training).of;
  } catch (error) {
    if (isOmixelError(error)) return [];
    throw error;
  }
}

const along = (a: Position, b: Position) => a.chromosome.rank - b.chromosome.rank || a.start - b.start;
