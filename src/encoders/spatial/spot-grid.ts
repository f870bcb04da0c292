/** Points in the plane in cells of a grid, so that near ones are found without looking at all. */
export class SpotGrid {
  readonly #points: Float64Array;
  readonly #left: number;
  readonly #top: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Points of each cell, as `Layout` holds the features of pixels. */
  readonly #start: Uint32Array;
  readonly #point: Uint32Array;

  /** @param points n × 2, row-major, finite; at least one */
  constructor(points: Float64Array) {
    this.#points = points;
    const count = points.length / 2;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      left = Math.min(left, points[2 * i]!);
      right = Math.max(right, points[2 * i]!);
      top = Math.min(top, points[2 * i + 1]!);
      bottom = Math.max(bottom, points[2 * i + 1]!);
    }
    [this.#left, this.#top] = [left, top];
    // About one point a cell where they fill their rectangle; where they lie on a line, along it.
    const extent = Math.max(right - left, bottom - top);
    const area = Math.max((right - left) * (bottom - top), extent ** 2 / count);
    this.#cell = Math.sqrt(area / count) || 1;
    this.#columns = Math.floor((right - left) / this.#cell) + 1;
    this.#rows = Math.floor((bottom - top) / this.#cell) + 1;
    const cellOf = Uint32Array.from({ length: count }, (_, i) => {
      const [column, row] = this.#cellAt(points[2 * i]!, points[2 * i + 1]!);
      return row * this.#columns + column;
    });
    this.#start = new Uint32Array(this.#columns * this.#rows + 1);
    for (const cell of cellOf) this.#start[cell + 1]!++;
    for (let cell = 1; cell < this.#start.length; cell++) this.#start[cell]! += this.#start[cell - 1]!;
    const next = this.#start.slice();
    this.#point = new Uint32Array(count);
    cellOf.forEach((cell, i) => (this.#point[next[cell]!++] = i));
  }

  /** Calls back for each point within a radius, with the square of its distance. */
  within(x: number, y: number, radius: number, visit: (point: number, squared: number) => void): void {
    const [left, top] = this.#cellAt(x - radius, y - radius);
    const [right, bottom] = this.#cellAt(x + radius, y + radius);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const cell = row * this.#columns + column;
        for (let k = this.#start[cell]!; k < this.#start[cell + 1]!; k++) {
          const i = this.#point[k]!;
          const squared = (this.#points[2 * i]! - x) ** 2 + (this.#points[2 * i + 1]! - y) ** 2;
          if (squared <= radius * radius) visit(i, squared);
        }
      }
  }

  /** The nearest point that is not `but`; of equals the first. -1 where none lies within the radius. */
  nearest(x: number, y: number, radius: number, but = -1): { point: number; squared: number } {
    let best = { point: -1, squared: Infinity };
    // A larger circle each time, until it holds a point: none outside of it is nearer.
    for (let reach = Math.min(this.#cell, radius); best.point < 0; reach = Math.min(2 * reach, radius)) {
      this.within(x, y, reach, (point, squared) => {
        if (point === but) return;
        if (squared < best.squared || (squared === best.squared && point < best.point)) best = { point, squared };
      });
      if (reach >= radius) break;
    }
    return best;
  }

  /** Median distance of a point to the nearest other; 0 for a single point, or where most share their place. */
  spacing(): number {
    const count = this.#points.length / 2;
    if (count < 2) return 0;
    const farthest = this.#cell * (this.#columns + this.#rows);
    const apart = Float64Array.from({ length: count }, (_, i) =>
      Math.sqrt(this.nearest(this.#points[2 * i]!, this.#points[2 * i + 1]!, farthest, i).squared),
    ).sort();
    return apart[Math.floor(count / 2)]!;
  }

  /** The cell of a place, the nearest where it lies outside. */
  #cellAt(x: number, y: number): readonly [column: number, row: number] {
    const within = (cell: number, cells: number) => Math.max(0, Math.min(cells - 1, cell));
    return [
      within(Math.floor((x - this.#left) / this.#cell), this.#columns),
      within(Math.floor((y - this.#top) / this.#cell), this.#rows),
    ];
  }
}
