/** Points in a square are divided among its quarters down to as few of them. */
const LEAF = 8;
/** Points that are still together after so many divisions are as good as equal. */
const DEEPEST = 32;

/**
 * The pushes of many points on each other, distant ones taken together (Barnes & Hut 1986): a square of points acts as
 * its centre of mass where its side is below `angle` times its distance.
 */
export class QuadTree {
  readonly #angle: number;
  readonly #order: Uint32Array;
  readonly #sorted: Uint32Array;
  #nodes = 0;
  /** For each square, parents before children: side², mass, centre of mass, its points, and the square after its last. */
  #square = new Float64Array(64);
  #mass = new Float64Array(64);
  #x = new Float64Array(64);
  #y = new Float64Array(64);
  #from = new Uint32Array(64);
  #to = new Uint32Array(64);
  #after = new Uint32Array(64);

  /** @param angle 0 = exact; 1.2 as ForceAtlas2 has it */
  constructor(count: number, angle: number) {
    this.#angle = angle;
    this.#order = new Uint32Array(count);
    this.#sorted = new Uint32Array(count);
  }

  /**
   * Adds to `force` what pushes each point: the sum over all others of their mass × (own place - theirs) / distance².
   * Points at the same place do not push each other.
   *
   * @param places n × 2, row-major, finite
   * @param mass one a point, above 0
   * @param force n × 2
   */
  push(places: Float64Array, mass: Float64Array, force: Float64Array): void {
    this.#build(places, mass);
    const [order, square, masses, xs, ys] = [this.#order, this.#square, this.#mass, this.#x, this.#y];
    const [from, to, after] = [this.#from, this.#to, this.#after];
    const near = this.#angle ** 2;
    for (let i = 0; i < mass.length; i++) {
      const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
      let [alongX, alongY] = [0, 0];
      for (let node = 0; node < this.#nodes;) {
        const [dx, dy] = [x - xs[node]!, y - ys[node]!];
        const apart = dx * dx + dy * dy;
        if (square[node]! < near * apart) {
          const strength = masses[node]! / apart;
          alongX += strength * dx;
          alongY += strength * dy;
          node = after[node]!;
        } else if (after[node] === node + 1) {
          for (let k = from[node]!; k < to[node]!; k++) {
            const j = order[k]!;
            const [ownX, ownY] = [x - places[2 * j]!, y - places[2 * j + 1]!];
            const distance = ownX * ownX + ownY * ownY;
            if (distance === 0) continue;
            const strength = mass[j]! / distance;
            alongX += strength * ownX;
            alongY += strength * ownY;
          }
          node++;
        } else node++;
      }
      force[2 * i]! += alongX;
      force[2 * i + 1]! += alongY;
    }
  }

  #build(places: Float64Array, mass: Float64Array): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < mass.length; i++) {
      this.#order[i] = i;
      left = Math.min(left, places[2 * i]!);
      right = Math.max(right, places[2 * i]!);
      top = Math.min(top, places[2 * i + 1]!);
      bottom = Math.max(bottom, places[2 * i + 1]!);
    }
    this.#nodes = 0;
    if (mass.length > 0) this.#divide(0, mass.length, left, top, Math.max(right - left, bottom - top), 0, places, mass);
  }

  #divide(
    from: number,
    to: number,
    left: number,
    top: number,
    side: number,
    depth: number,
    places: Float64Array,
    mass: Float64Array,
  ): void {
    if (this.#nodes === this.#mass.length) this.#grow();
    const node = this.#nodes++;
    const order = this.#order;
    let [all, x, y] = [0, 0, 0];
    for (let k = from; k < to; k++) {
      const [i, own] = [order[k]!, mass[order[k]!]!];
      all += own;
      x += own * places[2 * i]!;
      y += own * places[2 * i + 1]!;
    }
    this.#square[node] = side * side;
    this.#mass[node] = all;
    this.#x[node] = x / all;
    this.#y[node] = y / all;
    this.#from[node] = from;
    this.#to[node] = to;
    if (to - from > LEAF && depth < DEEPEST) {
      const half = side / 2;
      const [middleX, middleY] = [left + half, top + half];
      const quarterOf = (i: number) => (places[2 * i]! >= middleX ? 1 : 0) + (places[2 * i + 1]! >= middleY ? 2 : 0);
      const ends = this.#sortByQuarter(from, to, quarterOf);
      for (let quarter = 0, begin = from; quarter < 4; begin = ends[quarter++]!) {
        const [right, down] = [quarter & 1, quarter >> 1];
        if (ends[quarter]! > begin)
          this.#divide(begin, ends[quarter]!, left + right * half, top + down * half, half, depth + 1, places, mass);
      }
    }
    this.#after[node] = this.#nodes;
  }

  /** Sorts a part of the order by quarter; where each quarter ends. */
  #sortByQuarter(from: number, to: number, quarterOf: (i: number) => number): [number, number, number, number] {
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (let k = from; k < to; k++) counts[quarterOf(this.#order[k]!)]!++;
    const next = [from, from + counts[0], from + counts[0] + counts[1], to - counts[3]];
    for (let k = from; k < to; k++) this.#sorted[next[quarterOf(this.#order[k]!)]!++] = this.#order[k]!;
    this.#order.set(this.#sorted.subarray(from, to), from);
    return next as [number, number, number, number];
  }

  #grow(): void {
    const longer = <A extends Float64Array | Uint32Array>(old: A, grown: A): A => (grown.set(old), grown);
    const length = 2 * this.#mass.length;
    [this.#square, this.#mass, this.#x, this.#y] = [this.#square, this.#mass, this.#x, this.#y].map((old) =>
      longer(old, new Float64Array(length)),
    ) as [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>];
    [this.#from, this.#to, this.#after] = [this.#from, this.#to, this.#after].map((old) =>
      longer(old, new Uint32Array(length)),
    ) as [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>];
  }
}
