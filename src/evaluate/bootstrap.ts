import { bcaInterval } from "../math/bca.js";
import type { Random } from "../random.js";
import { type PooledScores, weightedScores } from "./weighted-scores.js";

/** A measure with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Measures of all out-of-fold predictions taken together; an AUC that is not defined is null. */
export type Intervals = { readonly [Name in keyof PooledScores]: Interval | null };

/** Resamplings, enough for the second decimal of a 95 % interval. */
const DRAWS = 1000;
/** With more units than that the jackknife leaves blocks of them out. */
const MOST_BLOCKS = 200;

/**
 * 95 % bootstrap intervals (BCa) of accuracy, macro F1 and one-vs-one AUC of out-of-fold predictions. Samples are drawn, or
 * whole groups, whose samples are not independent. The networks are not trained anew: what another training set would have
 * changed is not in the interval.
 *
 * @param truth true class of each sample
 * @param probabilities samples × classes, row-major
 * @param groups group of each sample
 */
export function bootstrapIntervals(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
  random: Random,
  groups?: readonly string[],
): Intervals {
  const scores = weightedScores(truth, probabilities, classes);
  const units = unitsOf(truth.length, groups);
  const weigh = (times: ArrayLike<number>): Float64Array => {
    const weights = new Float64Array(truth.length);
    for (const [u, rows] of units.entries()) for (const row of rows) weights[row] = times[u]!;
    return weights;
  };
  const estimate = scores(weigh(units.map(() => 1)));
  const draws = Array.from({ length: DRAWS }, () => {
    const times = new Float64Array(units.length);
    for (const _ of units) times[random.integer(units.length)]!++;
    return scores(weigh(times));
  });
  const blocks = units.length > 1 ? Math.min(units.length, MOST_BLOCKS) : 0;
  const left = Array.from({ length: blocks }, (_, block) =>
    scores(weigh(units.map((_own, u) => (u % blocks === block ? 0 : 1)))),
  );
  const intervalOf = (name: keyof PooledScores): Interval | null => {
    const value = estimate[name];
    if (value === null) return null;
    const known = (list: readonly PooledScores[]) => list.map((own) => own[name]).filter((own) => own !== null);
    const [low, high] = bcaInterval(value, known(draws), known(left).filter(Number.isFinite));
    return { value, low, high };
  };
  return {
    accuracy: intervalOf("accuracy"),
    f1Macro: intervalOf("f1Macro"),
    aucOvoMacro: intervalOf("aucOvoMacro"),
  };
}

/** Rows that are drawn together. */
function unitsOf(samples: number, groups: readonly string[] | undefined): number[][] {
  if (!groups) return Array.from({ length: samples }, (_, row) => [row]);
  const units = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) if (!units.get(group)?.push(row)) units.set(group, [row]);
  return [...units.values()];
}
