import { checkSurvivalTimes, type SurvivalTimes } from "./survival-times.js";

/** A survival curve: right-continuous steps. Arrays have one entry a time, ascending, the first one at time 0. */
export interface SurvivalCurve {
  readonly time: Float64Array;
  /** Share that is still without the event after the time, 0 … 1. */
  readonly survival: Float64Array;
  /** Pointwise 95 % confidence band. Where the curve is 0 its upper end is the last one known. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Subjects watched until just before the time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
  /** First time at which no more than half are without the event; Infinity where the curve stays above. */
  readonly median: number;
}

/** 97.5 % of a standard normal distribution lie below. */
const normalQuantile = 1.959963984540054;

/**
 * Survival by the product-limit estimator (Kaplan & Meier 1958), with Greenwood's variance and a confidence band on the
 * log(−log) scale, which stays between 0 and 1 (Kalbfleisch & Prentice 1980). Reference: lifelines' `KaplanMeierFitter`.
 *
 * At equal times events come before censoring. Without subjects the curve is its first point.
 *
 * @throws UnsuitableData for a time that is missing or negative and for an event that is not 0 or 1
 */
export function kaplanMeier(times: SurvivalTimes): SurvivalCurve {
  checkSurvivalTimes(times);
  const { time, events, censored } = table(times);
  const atRisk = new Float64Array(time.length);
  const survival = new Float64Array(time.length);
  const lower = new Float64Array(time.length);
  const upper = new Float64Array(time.length);
  let watched = times.time.length;
  let share = 1;
  let greenwood = 0;
  for (let i = 0; i < time.length; i++) {
    atRisk[i] = watched;
    const left = watched - events[i]!;
    if (events[i]! > 0) {
      share *= left / watched;
      greenwood += events[i]! / (watched * left);
    }
    survival[i] = share;
    [lower[i], upper[i]] = band(share, greenwood, upper[i - 1] ?? 1);
    watched -= events[i]! + censored[i]!;
  }
  const half = survival.findIndex((value) => value <= 0.5);
  return { time, survival, lower, upper, atRisk, events, censored, median: half < 0 ? Infinity : time[half]! };
}

function band(share: number, greenwood: number, before: number): [lower: number, upper: number] {
  if (share === 1) return [1, 1];
  if (share === 0) return [0, before];
  const log = Math.log(share);
  const spread = (normalQuantile * Math.sqrt(greenwood)) / log; // negative, as the logarithm is
  const at = (sign: number) => Math.exp(log * Math.exp(sign * spread));
  return [at(-1), at(1)];
}

function table({ time, event }: SurvivalTimes): Pick<SurvivalCurve, "time" | "events" | "censored"> {
  const distinct = Float64Array.from(new Set([0, ...time])).sort();
  const place = new Map(Array.from(distinct, (value, i) => [value, i]));
  const events = new Float64Array(distinct.length);
  const censored = new Float64Array(distinct.length);
  for (let i = 0; i < time.length; i++) (event[i] ? events : censored)[place.get(time[i]!)!]!++;
  return { time: distinct, events, censored };
}
