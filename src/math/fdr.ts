import { requirePValues } from "./require-p-values.js";

/**
 * Adjusted p-values that control the false discovery rate (Benjamini & Hochberg 1995), in the order given.
 *
 * @param p p-values, 0 … 1
 * @throws UnsuitableData where a p-value is missing or outside 0 … 1
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  requirePValues(p);
  const order = Uint32Array.from(p, (_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Float64Array(p.length);
  let smallest = 1;
  order.forEach((index, fromLargest) => {
    smallest = Math.min(smallest, p[index]! * (p.length / (p.length - fromLargest)));
    adjusted[index] = smallest;
  });
  return adjusted;
}
