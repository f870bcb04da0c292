import type { Numbers } from "../../math/statistics.js";

/**
 * Points of a curve that are enough to draw it: the first, the last, and each that lies a grain or more from the one kept
 * before, along either axis.
 *
 * @param grain least distance, in units of the axes
 * @returns indices, ascending
 */
export function thinnedCurve(x: Numbers, y: Numbers, grain: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const last = kept.at(-1);
    const near = last !== undefined && Math.abs(x[i]! - x[last]!) < grain && Math.abs(y[i]! - y[last]!) < grain;
    if (!near || i === x.length - 1) kept.push(i);
  }
  return kept;
}
