import { OmixelError } from "../errors.js";

/**
 * Adjusted p-values that control the false discovery rate (Benjamini & Hochberg 1995), in the order given.
 *
 * @param p p-values, 0 … 1
 * @throws UnsuitableData where a p-value is missing or outside 0 … 1
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  const wrong = p.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `P-value ${wrong + 1} of ${p.length} is ${p[wrong]}, which is not between 0 and 1.`,
      "Leave tests without a p-value out, or give them 1.",
    );
  const order = Uint32Array.from(p, (_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Float64Array(p.length);
  let smallest = 1;
  order.forEach((index, fromLargest) => {
    smallest = Math.min(smallest, p[index]! * (p.length / (p.length - fromLargest)));
    adjusted[index] = smallest;
  });
  return adjusted;
}
