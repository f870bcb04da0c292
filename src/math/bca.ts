import { normalQuantile } from "./normal-quantile.js";
import { normalUpperTail } from "./normal-tail.js";
import { mean, type Numbers, sortedQuantile } from "./statistics.js";

/**
 * Bias-corrected and accelerated bootstrap interval (Efron 1987). Reference: scipy.stats.bootstrap(method="BCa").
 *
 * @param estimate of all samples
 * @param replicates the same of resampled samples; one or more
 * @param jackknife the same with one unit left out in turn; none = bias-corrected alone
 * @param level 0 … 1
 * @returns the estimate itself, twice, where the replicates do not differ
 */
export function bcaInterval(
  estimate: number,
  replicates: Numbers,
  jackknife: Numbers,
  level = 0.95,
): [low: number, high: number] {
  const sorted = Float64Array.from(replicates).sort();
  if (sorted[0] === sorted.at(-1)) return [sorted[0]!, sorted[0]!];
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0);
  // An estimate outside all replicates would push both ends to infinity.
  const share = Math.min(1 - 0.5 / sorted.length, Math.max(0.5 / sorted.length, below / sorted.length));
  const bias = normalQuantile(share);
  const acceleration = skewOf(jackknife);
  const at = (p: number) => {
    const z = bias + normalQuantile(p);
    const corrected = bias + z / (1 - acceleration * z);
    return sortedQuantile(sorted, Math.min(1, Math.max(0, normalUpperTail(-corrected))));
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}

function skewOf(jackknife: Numbers): number {
  if (jackknife.length === 0) return 0;
  const centre = mean(jackknife);
  let [squares, cubes] = [0, 0];
  for (const value of jackknife) {
    squares += (centre - value) ** 2;
    cubes += (centre - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
