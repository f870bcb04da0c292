import type { Viewport } from "./viewport.js";

/** The point nearest to a place of the screen, at most `within` pixels away; -1 = none. */
export function nearest(
  places: Float32Array,
  { scale, left, top }: Viewport,
  x: number,
  y: number,
  within: number,
): number {
  let best = -1;
  let least = within * within;
  for (let i = 0; i < places.length; i += 2) {
    const dx = places[i]! * scale + left - x;
    const dy = top - places[i + 1]! * scale - y;
    const distance = dx * dx + dy * dy;
    // What comes later is drawn above.
    if (distance <= least) [best, least] = [i >> 1, distance];
  }
  return best;
}

/**
 * The points inside a line around them, by the rule of crossings.
 *
 * @param outline x and y of each corner on the screen, one after another; the last is joined to the first
 */
export function enclosed(places: Float32Array, { scale, left, top }: Viewport, outline: readonly number[]): number[] {
  const rows: number[] = [];
  if (outline.length < 6) return rows;
  let [low, high, above, below] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < outline.length; k += 2) {
    low = Math.min(low, outline[k]!);
    high = Math.max(high, outline[k]!);
    above = Math.min(above, outline[k + 1]!);
    below = Math.max(below, outline[k + 1]!);
  }
  for (let i = 0; i < places.length; i += 2) {
    const x = places[i]! * scale + left;
    const y = top - places[i + 1]! * scale;
    if (x >= low && x <= high && y >= above && y <= below && crossings(outline, x, y) % 2 === 1) rows.push(i >> 1);
  }
  return rows;
}

function crossings(outline: readonly number[], x: number, y: number): number {
  let count = 0;
  let [fromX, fromY] = [outline.at(-2)!, outline.at(-1)!];
  for (let k = 0; k < outline.length; k += 2) {
    const [toX, toY] = [outline[k]!, outline[k + 1]!];
    if (fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) count++;
    [fromX, fromY] = [toX, toY];
  }
  return count;
}

/** The corners of a box between two places. */
export function box(fromX: number, fromY: number, toX: number, toY: number): number[] {
  return [fromX, fromY, toX, fromY, toX, toY, fromX, toY];
}
