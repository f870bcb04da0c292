/**
 * How a signal goes on beyond its ends. "symmetric": mirrored, the last value twice. "periodization": from the beginning
 * again. "zero": by zeros.
 */
export const borders = ["symmetric", "periodization", "zero"] as const;

export type Border = (typeof borders)[number];

/** The place in a signal of `length` values that stands for place `i`; -1 where that is a zero. */
export function withinBorder(i: number, length: number, border: Border): number {
  if (i >= 0 && i < length) return i;
  if (border === "zero") return -1;
  if (border === "periodization") return ((i % length) + length) % length;
  const turn = ((i % (2 * length)) + 2 * length) % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}
