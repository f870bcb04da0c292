import type { Random } from "../random.js";
import { logGamma } from "./log-gamma.js";

/**
 * A gamma variate of scale 1 (Marsaglia & Tsang 2000, doi:10.1145/358407.358414).
 *
 * @param shape above 0; mean and variance of the variate
 */
export function gammaSample(random: Random, shape: number): number {
  if (shape < 1) return gammaSample(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.next()) < 0.5 * z * z + d * (1 - v + Math.log(v))) return d * v;
  }
}

/**
 * A Poisson variate: by multiplication of uniforms for small means, above by transformed rejection (PTRS; Hörmann 1993,
 * doi:10.1016/0167-6687(93)90997-4).
 *
 * @param mean 0 or more
 */
export function poissonSample(random: Random, mean: number): number {
  if (mean < 10) {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = 1 - random.next(); product > limit; product *= 1 - random.next()) count++;
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const edge = 0.5 - Math.abs(u);
    if (edge === 0) continue;
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    const height = Math.log((v * inverseAlpha) / (a / (edge * edge) + b));
    if (height <= k * Math.log(mean) - mean - logGamma(k + 1)) return k;
  }
}

/**
 * A negative-binomial count: Poisson with a gamma-distributed mean, variance mean + dispersion × mean².
 *
 * @param mean 0 or more
 * @param dispersion 0 or more; 0 = Poisson
 */
export function negativeBinomialSample(random: Random, mean: number, dispersion: number): number {
  if (mean === 0) return 0;
  const rate = dispersion > 0 ? mean * dispersion * gammaSample(random, 1 / dispersion) : mean;
  return poissonSample(random, rate);
}
