/** Pixels that touch: across an edge, or also across a corner. */
export type Contiguity = 4 | 8;

/** The pixels that count, and the pairs of them that touch, each pair once. */
export interface Touching {
  readonly pixels: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Which of a grid's pixels touch.
 *
 * @param counted 1 for pixels that count, row after row; length width × height
 */
export function touchingPixels(counted: ArrayLike<number>, width: number, contiguity: Contiguity): Touching {
  const steps = [
    [1, 0],
    [0, 1],
    ...(contiguity === 8
      ? [
          [1, 1],
          [-1, 1],
        ]
      : []),
  ] as [number, number][];
  const [pixels, from, to]: [number[], number[], number[]] = [[], [], []];
  for (let p = 0; p < counted.length; p++) {
    if (!counted[p]) continue;
    pixels.push(p);
    for (const [right, down] of steps) {
      const x = (p % width) + right;
      const q = p + right + down * width;
      if (x < 0 || x >= width || q >= counted.length || !counted[q]) continue;
      from.push(p);
      to.push(q);
    }
  }
  return { pixels: Uint32Array.from(pixels), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

/**
 * Moran's I (1950): how alike pixels are that touch, with weight 1 for each pair. About 0 for pixels in any order (exactly
 * -1 / (pixels - 1) on average), near 1 for smooth areas, below 0 for a chequerboard.
 *
 * @param values of all pixels of the grid, `stride` apart, from `offset`
 * @returns null where all pixels are equal or none touch
 */
export function moransI(
  values: ArrayLike<number>,
  { pixels, from, to }: Touching,
  offset = 0,
  stride = 1,
): number | null {
  const at = (pixel: number) => values[offset + pixel * stride]!;
  let [sum, squares, products] = [0, 0, 0];
  for (const pixel of pixels) sum += at(pixel);
  const centre = sum / pixels.length;
  for (const pixel of pixels) squares += (at(pixel) - centre) ** 2;
  for (let i = 0; i < from.length; i++) products += (at(from[i]!) - centre) * (at(to[i]!) - centre);
  // Equal pixels leave rounding errors of their mean where there should be nothing.
  const flat = squares <= pixels.length * (1e-7 * Math.abs(centre)) ** 2;
  return flat || from.length === 0 ? null : (pixels.length * products) / (from.length * squares);
}
