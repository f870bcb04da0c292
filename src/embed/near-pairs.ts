/**
 * The kernel 1 / (1 + r²) of t-SNE in two parts, as the multilevel summation method does it (Hardy et al. 2015): a far
 * part, smooth enough for a coarse mesh, and a near part that is zero beyond `radius`. The far part is the Taylor
 * polynomial of the kernel in r² around radius² inside, the kernel itself outside; with w = (radius² - r²) / (1 + radius²)
 * the near part is exactly w³ / (1 + r²).
 */
export function farKernel(square: number, radius: number): number {
  const w = Math.max(0, (radius * radius - square) / (1 + radius * radius));
  return (1 - w ** 3) / (1 + square);
}

/** Points sorted into square cells, so that near pairs are found in neighbouring cells. */
export interface CellList {
  /** Cells a side, with one empty cell around. */
  readonly side: number;
  /** Length side² + 1: points of cell c are order[start[c]] … order[start[c + 1] - 1]. */
  readonly start: Int32Array;
  readonly order: Int32Array;
}

/** @param places n × 2 @param edge side length of a cell */
export function cellList(places: Float64Array, left: number, bottom: number, span: number, edge: number): CellList {
  const side = Math.floor(span / edge) + 3;
  const count = places.length / 2;
  const start = new Int32Array(side * side + 1);
  const cell = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((places[2 * i]! - left) / edge) + 1;
    const column = Math.floor((places[2 * i + 1]! - bottom) / edge) + 1;
    cell[i] = row * side + column;
    start[cell[i]! + 1]!++;
  }
  for (let c = 0; c < side * side; c++) start[c + 1]! += start[c]!;
  const filled = start.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[filled[cell[i]!]!++] = i;
  return { side, start, order };
}

/** Pairs of points in the same or in touching cells: what `pushNear` will look at. */
export function nearPairCount({ side, start }: CellList): number {
  let pairs = 0;
  for (let c = side + 1; c < side * (side - 1) - 1; c++) {
    const own = start[c + 1]! - start[c]!;
    if (own === 0) continue;
    const beside = start[c + 2]! - start[c + 1]! + start[c + side + 2]! - start[c + side - 1]!;
    pairs += own * ((own - 1) / 2 + beside);
  }
  return pairs;
}

/**
 * Adds the near part of the push between all points closer than `radius`.
 *
 * @param places n × 2
 * @param cells of these places, with edges of at least `radius`
 * @param force n × 2, added to
 * @returns the near part of Z, over ordered pairs
 */
export function pushNear(places: Float64Array, cells: CellList, radius: number, force: Float64Array): number {
  const { side, start, order } = cells;
  const count = order.length;
  const limit = radius * radius;
  const scale = 1 / (1 + limit);
  // In the order of cells, so that partners lie side by side in memory.
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const pushX = new Float64Array(count);
  const pushY = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    x[k] = places[2 * order[k]!]!;
    y[k] = places[2 * order[k]! + 1]!;
  }
  let total = 0;
  const against = (k: number, from: number, to: number) => {
    const px = x[k]!;
    const py = y[k]!;
    let fx = 0;
    let fy = 0;
    for (let l = from; l < to; l++) {
      const dx = px - x[l]!;
      const dy = py - y[l]!;
      const square = dx * dx + dy * dy;
      if (square >= limit) continue;
      const near = 1 / (1 + square);
      const w = (limit - square) * scale;
      const part = w * w * near;
      total += part * w;
      const push = part * (3 * scale + w * near);
      fx += push * dx;
      fy += push * dy;
      pushX[l]! -= push * dx;
      pushY[l]! -= push * dy;
    }
    pushX[k]! += fx;
    pushY[k]! += fy;
  };
  for (let c = side + 1; c < side * (side - 1) - 1; c++)
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      against(k, k + 1, start[c + 2]!); // the rest of the own cell and the next cell of the row
      against(k, start[c + side - 1]!, start[c + side + 2]!); // three cells of the next row
    }
  for (let k = 0; k < count; k++) {
    force[2 * order[k]!]! += pushX[k]!;
    force[2 * order[k]! + 1]! += pushY[k]!;
  }
  return 2 * total;
}
