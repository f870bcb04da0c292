import { OmixelError } from "../errors.js";

/**
 * Adjusted p-values that keep the chance of any false discovery (Holm 1979), in the order given.
 *
 * @param p p-values, 0 … 1
 * @throws UnsuitableData where a p-value is missing or outside 0 … 1
 */
export function holm(p: readonly number[]): number[] {
  const wrong = p.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `P-value ${wrong + 1} of ${p.length} is ${p[wrong]}, which is not between 0 and 1.`,
      "Leave tests without a p-value out, or give them 1.",
    );
  const adjusted = p.map(() => 1);
  let largest = 0;
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p[index]! * (p.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}
