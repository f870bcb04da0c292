import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import { logNormalCdf } from "../../math/log-normal-cdf.js";
import { gammaSample } from "../../math/samplers.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";
import { drawVariance, residualsOf } from "./distance-variance.js";
import { fittedScale } from "./fitted-scale.js";
import { likelihoodGain } from "./likelihood-gain.js";

/** Share of the sweeps in which the chain comes to rest and finds the length of its steps; not counted in what is told. */
const WARM_UP = 0.5;

/** Half of a gamma's shape: the prior of the spread along an axis is as strong as one observation (Oh and Raftery 2001). */
const AXIS_SHAPE = 0.5;

/** Least spread along an axis as a share of the other's: from a line places could not part. */
const FLATTEST = 0.01;

/** Length of the first steps in standard deviations of a place, best for normal targets (Gelman et al. 1996), and what they then aim at. */
const steps = { first: 2.38, accepted: 0.35 };

const { exp, log, sqrt } = Math; // looked up once, not in every round of a long loop

export interface BayesianScaling {
  /** Count × 2: the draw whose distances are nearest to those given. */
  readonly places: Float64Array;
  /** Its sum of squared differences, in the pairs' unit. */
  readonly stress: number;
  /** Mean of the draws of the distances' variance, in the pairs' unit. */
  readonly variance: number;
  /** Share of the proposed moves that were made. */
  readonly accepted: number;
}

/**
 * Places in the plane whose distances are near those given, by the model of Oh and Raftery (2001): an observed distance is
 * that of the places plus a normal error, cut at 0; places are normal around the origin; the error's variance and the
 * spreads along both axes have inverse gamma priors around those of the start. Draws by Metropolis steps within Gibbs
 * sampling, place after place; of all sweeps the draw with the least sum of squared differences is kept, as its authors do.
 *
 * @param start count × 2, row-major: classical scaling
 * @param sweeps how often each place is drawn, 1 or more
 * @param step name for the progress
 */
export async function bayesianScaling(
  pairs: PairMatrix,
  start: Float64Array,
  sweeps: number,
  step: string,
  ctx: Context,
): Promise<BayesianScaling> {
  const { count } = pairs;
  const { random } = ctx;
  const breathe = pace(ctx, `${step}, scaling`, sweeps * count);
  const places = await fittedScale(pairs, start, () => breathe(0));
  const table = logNormalCdf();
  let residuals = await residualsOf(pairs, places, () => breathe(0));
  let least = residuals.squares;
  const best = places.slice();
  // A perfect or a flat start would leave a variance of 0, from which nothing moves.
  const floor = 1e-9 * residuals.meanSquare;
  if (floor === 0) return { places, stress: least, variance: 0, accepted: 0 };
  const prior = { shape: 5, mean: Math.max(floor, least / residuals.pairs) };
  let variance = prior.mean;
  const squares = axisSquares(places);
  const spread = squares.map((square) => Math.max(square, FLATTEST * Math.max(...squares), floor) / count);
  let axes = spread;
  let reach = steps.first;
  const warmUp = Math.floor(WARM_UP * sweeps);
  let [moved, sum] = [0, 0];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const length = reach * sqrt(variance / Math.max(1, count - 1));
    let made = 0;
    for (let i = 0; i < count; i++) {
      const [x, y] = [places[2 * i]! + length * random.normal(), places[2 * i + 1]! + length * random.normal()];
      const gain = likelihoodGain(pairs, places, i, [x, y], variance, table) + priorGain(i, x, y);
      if (log(1 - random.next()) < gain) {
        places[2 * i] = x;
        places[2 * i + 1] = y;
        made++;
      }
      await breathe(sweep * count + i);
    }
    residuals = await residualsOf(pairs, places, () => breathe(sweep * count));
    if (residuals.squares < least) {
      least = residuals.squares;
      best.set(places);
    }
    variance = drawVariance(residuals, variance, prior, table, random);
    axes = axisSquares(places).map(
      (square, axis) => (AXIS_SHAPE * spread[axis]! + square / 2) / gammaSample(random, AXIS_SHAPE + count / 2),
    );
    if (sweep < warmUp) reach *= exp(made / count - steps.accepted);
    else {
      moved += made;
      sum += variance;
    }
  }
  const counted = sweeps - warmUp;
  return { places: best, stress: least, variance: sum / counted, accepted: moved / (counted * count) };

  function priorGain(i: number, x: number, y: number): number {
    const [ownX, ownY] = [places[2 * i]!, places[2 * i + 1]!];
    return (ownX * ownX - x * x) / (2 * axes[0]!) + (ownY * ownY - y * y) / (2 * axes[1]!);
  }
}

/** Sum of squares along each axis. */
function axisSquares(places: Float64Array): number[] {
  const sums = [0, 0];
  for (let at = 0; at < places.length; at++) sums[at % 2]! += places[at]! * places[at]!;
  return sums;
}
