/**
 * The kernel 1 / (1 + r²) of t-SNE without its near part, as the multilevel summation method splits it (Hardy et al.
 * 2015). Inside `radius` it is replaced by its Taylor polynomial in r² around radius², smooth enough for a coarse mesh.
 * With w = (radius² - r²) / (1 + radius²) the near part, that is the rest, is exactly w³ / (1 + r²).
 */
export function farKernel(square: number, radius: number): number {
  const w = Math.max(0, (radius * radius - square) / (1 + radius * radius));
  return (1 - w ** 3) / (1 + square);
}

/** The near part, pair by pair. Its arrays live as long as the descent, which calls it a thousand times. */
export interface NearField {
  /**
   * Sorts the points into square cells.
   *
   * @param places n × 2
   * @param edge side length of a cell
   * @returns pairs of points in the same or in touching cells: the work of a `push`
   */
  sort(places: Float64Array, box: { left: number; bottom: number; span: number }, edge: number): number;
  /**
   * Adds the near part of the push between all points closer than the edge of the cells they were sorted into.
   *
   * @param places n × 2, as they were sorted
   * @param force n × 2, added to
   * @returns the near part of Z, over ordered pairs
   */
  push(places: Float64Array, force: Float64Array): number;
}

/** @param count number of points */
export function nearField(count: number): NearField {
  const cell = new Int32Array(count);
  const order = new Int32Array(count);
  // Coordinates and pushes in the order of cells, so that partners lie side by side in memory.
  const [x, y, pushX, pushY] = [0, 0, 0, 0].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  /** Cells a side, with one empty cell around. */
  let side = 0;
  /** Points of cell c are order[start[c]] … order[start[c + 1] - 1]. */
  let start = new Int32Array(0);
  let radius = 0;

  /** Point k against the points from … to - 1; returns their part of Z. */
  const against = (k: number, from: number, to: number, limit: number): number => {
    const scale = 1 / (1 + limit);
    const px = x[k]!;
    const py = y[k]!;
    let fx = 0;
    let fy = 0;
    let total = 0;
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
    return total;
  };

  return {
    sort(places, { left, bottom, span }, edge) {
      radius = edge;
      side = Math.floor(span / edge) + 3;
      const cells = side * side;
      if (start.length < cells + 2) start = new Int32Array(2 * cells);
      start.fill(0, 0, cells + 2);
      for (let i = 0; i < count; i++) {
        const row = Math.floor((places[2 * i]! - left) / edge) + 1;
        const column = Math.floor((places[2 * i + 1]! - bottom) / edge) + 1;
        cell[i] = row * side + column;
        start[cell[i]! + 2]!++;
      }
      for (let c = 2; c < cells + 2; c++) start[c]! += start[c - 1]!;
      // Filling moves the start of each cell to that of the next, which is where it belongs.
      for (let i = 0; i < count; i++) order[start[cell[i]! + 1]!++] = i;
      let pairs = 0;
      for (let c = side + 1; c < side * (side - 1) - 1; c++) {
        const own = start[c + 1]! - start[c]!;
        const beside = start[c + 2]! - start[c + 1]! + start[c + side + 2]! - start[c + side - 1]!;
        pairs += own * ((own - 1) / 2 + beside);
      }
      return pairs;
    },

    push(places, force) {
      for (let k = 0; k < count; k++) {
        x[k] = places[2 * order[k]!]!;
        y[k] = places[2 * order[k]! + 1]!;
      }
      pushX.fill(0);
      pushY.fill(0);
      let total = 0;
      for (let c = side + 1; c < side * (side - 1) - 1; c++)
        for (let k = start[c]!; k < start[c + 1]!; k++) {
          total += against(k, k + 1, start[c + 2]!, radius * radius); // the own cell and the next one of its row
          total += against(k, start[c + side - 1]!, start[c + side + 2]!, radius * radius); // three of the next row
        }
      for (let k = 0; k < count; k++) {
        force[2 * order[k]!]! += pushX[k]!;
        force[2 * order[k]! + 1]! += pushY[k]!;
      }
      return 2 * total;
    },
  };
}
