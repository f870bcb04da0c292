/** An upright rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Cuts a rectangle into rectangles of given areas that are as square as a greedy rule makes them: along the shorter side
 * of what is left, a row takes areas while its worst rectangle does not become more oblong (Bruls, Huizing & van Wijk
 * 2000). Areas in descending order give the best rectangles. Reference: squarify 0.4.5.
 *
 * @param areas above 0, in any unit: they are scaled to fill the box
 * @returns left, top, width and height of each, areas × 4
 */
export function squarify(areas: ArrayLike<number>, box: Box): Float64Array {
  const out = new Float64Array(4 * areas.length);
  const scale = (box.width * box.height) / Float64Array.from(areas).reduce((sum, area) => sum + area, 0);
  let { left, top, width, height } = box;
  for (let first = 0; first < areas.length;) {
    const side = Math.min(width, height);
    const { end, sum } = rowFrom(areas, first, scale, side);
    const depth = end === areas.length ? Math.max(width, height) : sum / side;
    const stacked = width >= height;
    for (let i = first, at = 0; i < end; i++) {
      const length = (areas[i]! * scale * side) / sum;
      out.set(stacked ? [left, top + at, depth, length] : [left + at, top, length, depth], 4 * i);
      at += length;
    }
    if (stacked) [left, width] = [left + depth, width - depth];
    else [top, height] = [top + depth, height - depth];
    first = end;
  }
  return out;
}

/** How many areas from `first` on stand in one row along a side, and their sum. */
function rowFrom(areas: ArrayLike<number>, first: number, scale: number, side: number): { end: number; sum: number } {
  let sum = areas[first]! * scale;
  let [smallest, largest] = [sum, sum];
  let worst = Math.max(side ** 2 / sum, sum / side ** 2);
  let end = first + 1;
  for (; end < areas.length; end++) {
    const area = areas[end]! * scale;
    const more = sum + area;
    [smallest, largest] = [Math.min(smallest, area), Math.max(largest, area)];
    const oblong = Math.max((side ** 2 * largest) / more ** 2, more ** 2 / (side ** 2 * smallest));
    if (oblong > worst) break;
    [sum, worst] = [more, oblong];
  }
  return { end, sum };
}
