import { requirePValues } from "./require-p-values.js";

/**
 * Adjusted p-values that keep the chance of any false discovery (Holm 1979), in the order given.
 *
 * @param p p-values, 0 … 1
 * @throws UnsuitableData where a p-value is missing or outside 0 … 1
 */
export function holm(p: readonly number[]): number[] {
  requirePValues(p);
  const adjusted = p.map(() => 1);
  let largest = 0;
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p[index]! * (p.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}
