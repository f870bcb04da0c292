import { type Numbers, standardDeviation } from "./statistics.js";

/**
 * Gaussian kernel density of numbers at given places, with Scott's bandwidth (1979): standard deviation × n^(-1/5). As
 * scipy's `gaussian_kde`.
 *
 * @param values finite; at least two that differ
 * @param places where the density is wanted
 */
export function kernelDensity(values: Numbers, places: Numbers): Float64Array {
  const bandwidth = standardDeviation(values) * values.length ** -0.2;
  const scale = 1 / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
  return Float64Array.from(places, (place) => {
    let sum = 0;
    for (const value of values) sum += Math.exp(-0.5 * ((place - value) / bandwidth) ** 2);
    return sum * scale;
  });
}
