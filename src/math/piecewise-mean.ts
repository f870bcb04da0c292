/** Stretches of a list: piece k is from[k] … to[k] - 1. */
export interface Pieces {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Pieces of a list, as equal in length as whole numbers allow. Where there are more of them than entries, entries are
 * repeated: as often, within one, as each other.
 *
 * @param count entries of the list, at least 1
 */
export function equalPieces(count: number, pieces: number): Pieces {
  const from = Uint32Array.from({ length: pieces }, (_, k) => Math.floor((k * count) / pieces));
  return { from, to: from.map((first, k) => Math.max(first + 1, from[k + 1] ?? count)) };
}

/**
 * The mean of each piece (piecewise aggregate approximation, Keogh et al. 2001). Missing values (NaN) are left out; a piece
 * without any other is NaN.
 */
export function piecewiseMean(values: ArrayLike<number>, { from, to }: Pieces, out: Float64Array): void {
  for (let piece = 0; piece < from.length; piece++) {
    let [sum, count] = [0, 0];
    for (let i = from[piece]!; i < to[piece]!; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    out[piece] = sum / count;
  }
}

/** Missing values (NaN) replaced, in place, by a straight line between their neighbours; at the ends by the nearest. */
export function fillGaps(values: Float64Array): void {
  let before = -1;
  for (let i = 0; i <= values.length; i++) {
    if (i < values.length && Number.isNaN(values[i]!)) continue;
    const [left, right] = [values[before] ?? values[i] ?? 0, values[i] ?? values[before] ?? 0];
    for (let gap = before + 1; gap < i; gap++) values[gap] = left + ((right - left) * (gap - before)) / (i - before);
    before = i;
  }
}
