import { OmixelError } from "../errors.js";

/** @throws UnsuitableData where a p-value is missing or outside 0 … 1 */
export function requirePValues(p: ArrayLike<number>): void {
  for (let i = 0; i < p.length; i++)
    if (!(p[i]! >= 0 && p[i]! <= 1))
      throw new OmixelError(
        "UnsuitableData",
        `P-value ${i + 1} of ${p.length} is ${p[i]}, which is not between 0 and 1.`,
        "Leave tests without a p-value out, or give them 1.",
      );
}
