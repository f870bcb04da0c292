import { type LogNormalCdf, logCdfAt } from "../../math/log-normal-cdf.js";
import type { Random } from "../../random.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";

const { log, max, min, sqrt } = Math; // looked up once, not in every round of a long loop

/** Steps of a distance by which pairs are counted. */
const BINS = 256;

/** Metropolis steps for one draw: nothing beside the sweep over all pairs before it. */
const MOVES = 20;

/** How far the distances of places are from those observed. */
export interface Residuals {
  readonly pairs: number;
  /** Sum of squared differences. */
  readonly squares: number;
  /** Mean square of the observed distances. */
  readonly meanSquare: number;
  /** Pairs by the distance of their places, in steps of `bin`. */
  readonly lengths: Float64Array;
  readonly bin: number;
}

/** @param breathe called often; what it throws ends the sum */
export async function residualsOf(
  { count, values }: PairMatrix,
  places: Float64Array,
  breathe: () => Promise<void>,
): Promise<Residuals> {
  let farthest = 0;
  for (let i = 0; i < count; i++) farthest = max(farthest, places[2 * i]! ** 2 + places[2 * i + 1]! ** 2);
  const bin = (2 * sqrt(farthest)) / BINS || 1;
  const lengths = new Float64Array(BINS + 1);
  let squares = 0;
  let observed = 0;
  for (let i = 0; i < count; i++) {
    await breathe();
    for (let k = 0; k < i; k++) {
      const dx = places[2 * i]! - places[2 * k]!;
      const dy = places[2 * i + 1]! - places[2 * k + 1]!;
      const apart = sqrt(dx * dx + dy * dy);
      const wanted = values[i * count + k]!;
      squares += (wanted - apart) * (wanted - apart);
      observed += wanted * wanted;
      lengths[(apart / bin) | 0]!++;
    }
  }
  const pairs = (count * (count - 1)) / 2;
  return { pairs, squares, meanSquare: observed / pairs, lengths, bin };
}

export interface VariancePrior {
  /** Shape of an inverse gamma distribution, above 1, and its mean. */
  readonly shape: number;
  readonly mean: number;
}

/**
 * A draw of the variance of observed distances, given those of the places: Metropolis steps of its logarithm from the last
 * draw, since distances below 0 cannot be observed and the variance is therefore not quite inverse gamma.
 */
export function drawVariance(
  { pairs, squares, lengths, bin }: Residuals,
  last: number,
  { shape, mean }: VariancePrior,
  table: LogNormalCdf,
  random: Random,
): number {
  const density = (variance: number) => {
    const perBin = bin / sqrt(variance);
    let cut = 0;
    for (let b = 0; b < lengths.length && b * perBin < table.end / table.cells; b++)
      if (lengths[b]! > 0) cut += lengths[b]! * logCdfAt(table, (b + 0.5) * perBin);
    return -(pairs / 2 + shape) * log(variance) - (squares / 2 + (shape - 1) * mean) / variance - cut;
  };
  const length = min(1, 2.38 * sqrt(2 / pairs));
  let [variance, likely] = [last, density(last)];
  for (let move = 0; move < MOVES; move++) {
    const other = variance * Math.exp(length * random.normal());
    const likelier = density(other);
    if (log(1 - random.next()) < likelier - likely) [variance, likely] = [other, likelier];
  }
  return variance;
}
