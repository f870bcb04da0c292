import type { KernelRows } from "./kernel-rows.js";

/** The task of two classes: minimise ½ αᵀQα − Σα with 0 ≤ α ≤ C and yᵀα = 0, Q = y yᵀ ∘ K. */
export interface TwoClassTask {
  readonly kernel: KernelRows;
  /** Rows of the kernel that take part: those of the positive class first. */
  readonly samples: Int32Array;
  /** How many of them belong to the positive class. */
  readonly positive: number;
  readonly C: number;
  /** Largest violation of the optimality conditions that is let stand. */
  readonly tolerance: number;
}

/** A separating surface: Σ weight × kernel − bias. */
export interface TwoClassAnswer {
  /** y × α of each sample, in the task's order. */
  readonly weights: Float64Array;
  readonly bias: number;
  /** Value of what is minimised. */
  readonly objective: number;
  readonly iterations: number;
}

/** Stands in for curvature that is not above 0; the reference's value. */
const TAU = 1e-12;
/** Updates between two looks at which variables can be left out. */
const SHRINK_EVERY = 1000;

const UP = 1; // y α may grow
const LOW = 2; // y α may fall

/**
 * Sequential minimal optimisation with second-order choice of the pair and shrinking (Fan, Chen & Lin 2005; reference: libsvm
 * 3.3). Variables stand in an order of their own, those still in play first, so that loops run over what is contiguous.
 *
 * In place of the gradient G it keeps y G = Σ yα K − y: an update then needs the kernel alone.
 */
export class TwoClassSolver {
  readonly #task: TwoClassTask;
  readonly #size: number;
  /** Of each place: the task's variable, its kernel row, y, α, y G, which way it may go, and its kernel with itself. */
  readonly #variable: Int32Array;
  readonly #row: Int32Array;
  readonly #sign: Float64Array;
  readonly #alpha: Float64Array;
  readonly #gradient: Float64Array;
  readonly #ways: Uint8Array;
  readonly #self: Float64Array;
  #active: number;
  #untilShrink: number;
  #unshrunk = false;
  #iterations = 0;

  constructor(task: TwoClassTask) {
    const size = task.samples.length;
    this.#task = task;
    this.#size = size;
    this.#variable = Int32Array.from({ length: size }, (_, i) => i);
    this.#row = task.samples.slice();
    this.#sign = Float64Array.from({ length: size }, (_, i) => (i < task.positive ? 1 : -1));
    this.#alpha = new Float64Array(size);
    this.#gradient = this.#sign.map((sign) => -sign);
    this.#ways = Uint8Array.from(this.#sign, (sign) => (sign > 0 ? UP : LOW));
    this.#self = Float64Array.from(task.samples, (row) => task.kernel.diagonal[row]!);
    this.#active = size;
    this.#untilShrink = Math.min(size, SHRINK_EVERY);
  }

  /** Updates made so far. */
  get iterations(): number {
    return this.#iterations;
  }

  /** Makes up to so many updates. @returns whether the answer is found */
  run(updates: number): boolean {
    for (let update = 0; update < updates; update++) {
      if (--this.#untilShrink === 0) {
        this.#untilShrink = Math.min(this.#size, SHRINK_EVERY);
        this.#shrink();
      }
      if (!this.#step()) {
        if (this.#active === this.#size) return true;
        this.#bringBack(); // what was left out is asked before the end
        this.#untilShrink = 1;
        if (!this.#step()) return true;
      }
      this.#iterations++;
    }
    return false;
  }

  answer(): TwoClassAnswer {
    this.#bringBack();
    const weights = new Float64Array(this.#size);
    let objective = 0;
    for (let t = 0; t < this.#size; t++) {
      weights[this.#variable[t]!] = this.#sign[t]! * this.#alpha[t]!;
      objective += (this.#alpha[t]! * (this.#sign[t]! * this.#gradient[t]! - 1)) / 2;
    }
    return { weights, bias: this.#bias(), objective, iterations: this.#iterations };
  }

  /** Moves the pair that promises most. @returns false where no pair violates the conditions beyond the tolerance */
  #step(): boolean {
    const [i, j] = this.#pair();
    if (i < 0 || j < 0) return false;
    const { kernel, C } = this.#task;
    const own = kernel.row(this.#row[i]!);
    const other = kernel.row(this.#row[j]!);
    const curvature = this.#self[i]! + this.#self[j]! - 2 * own[this.#row[j]!]!;
    const wished = (this.#gradient[j]! - this.#gradient[i]!) / (curvature > 0 ? curvature : TAU);
    // yα of i grows and that of j falls by the same amount, as far as their bounds let them.
    const roomOf = (t: number, growing: boolean) =>
      growing === this.#sign[t]! > 0 ? C - this.#alpha[t]! : this.#alpha[t]!;
    const [roomI, roomJ] = [roomOf(i, true), roomOf(j, false)];
    const move = Math.min(wished, roomI, roomJ);
    this.#place(i, true, move, roomI);
    this.#place(j, false, move, roomJ);
    const [gradient, row, active] = [this.#gradient, this.#row, this.#active];
    for (let t = 0; t < active; t++) gradient[t]! += move * (own[row[t]!]! - other[row[t]!]!);
    return true;
  }

  #place(t: number, growing: boolean, move: number, room: number): void {
    const rises = growing === this.#sign[t]! > 0;
    const { C } = this.#task;
    const alpha = move === room ? (rises ? C : 0) : this.#alpha[t]! + (rises ? move : -move); // exactly the bound
    this.#alpha[t] = alpha;
    const [more, less] = this.#sign[t]! > 0 ? [UP, LOW] : [LOW, UP];
    this.#ways[t] = (alpha < C ? more : 0) | (alpha > 0 ? less : 0);
  }

  /** The most violating variable, and the partner with which the objective falls most; of equal ones the last. */
  #pair(): [number, number] {
    const { kernel, tolerance } = this.#task;
    const [gradient, ways, row, self, active] = [this.#gradient, this.#ways, this.#row, this.#self, this.#active];
    let [i, least] = [-1, Infinity];
    for (let t = 0; t < active; t++)
      if (ways[t]! & UP && gradient[t]! <= least) {
        least = gradient[t]!;
        i = t;
      }
    if (i < 0) return [-1, -1];
    const own = kernel.row(row[i]!);
    const selfI = self[i]!;
    let [j, best, most] = [-1, Infinity, -Infinity];
    for (let t = 0; t < active; t++) {
      if (!(ways[t]! & LOW)) continue;
      const value = gradient[t]!;
      if (value >= most) most = value;
      const gap = value - least;
      if (gap <= 0) continue;
      const curvature = selfI + self[t]! - 2 * own[row[t]!]!;
      const gain = -(gap * gap) / (curvature > 0 ? curvature : TAU);
      if (gain <= best) {
        best = gain;
        j = t;
      }
    }
    return most - least < tolerance ? [-1, -1] : [i, j];
  }

  /** Leaves out variables that sit at a bound and will, as it seems, stay there. */
  #shrink(): void {
    let [least, most] = this.#violators();
    if (!this.#unshrunk && most - least <= this.#task.tolerance * 10) {
      this.#unshrunk = true;
      this.#bringBack();
      [least, most] = this.#violators();
    }
    const settled = (t: number) =>
      this.#ways[t] === UP ? this.#gradient[t]! > most : this.#ways[t] === LOW && this.#gradient[t]! < least;
    for (let t = 0; t < this.#active; t++) {
      if (!settled(t)) continue;
      this.#active--;
      while (this.#active > t && settled(this.#active)) this.#active--;
      if (this.#active > t) this.#swap(t, this.#active);
    }
  }

  #violators(): [least: number, most: number] {
    let [least, most] = [Infinity, -Infinity];
    for (let t = 0; t < this.#active; t++) {
      if (this.#ways[t]! & UP) least = Math.min(least, this.#gradient[t]!);
      if (this.#ways[t]! & LOW) most = Math.max(most, this.#gradient[t]!);
    }
    return [least, most];
  }

  /** Takes all variables back into play; the gradients of those left out are computed anew. */
  #bringBack(): void {
    const [gradient, row, from] = [this.#gradient, this.#row, this.#active];
    if (from === this.#size) return;
    for (let t = from; t < this.#size; t++) gradient[t] = -this.#sign[t]!;
    for (let s = 0; s < this.#size; s++) {
      const weight = this.#sign[s]! * this.#alpha[s]!;
      if (weight === 0) continue;
      const own = this.#task.kernel.row(row[s]!);
      for (let t = from; t < this.#size; t++) gradient[t]! += weight * own[row[t]!]!;
    }
    this.#active = this.#size;
  }

  #swap(a: number, b: number): void {
    for (const values of [this.#variable, this.#row, this.#sign, this.#alpha, this.#gradient, this.#ways, this.#self]) {
      const kept = values[a]!;
      values[a] = values[b]!;
      values[b] = kept;
    }
  }

  /** Mean y G of the variables between their bounds; where there are none, the middle of what the conditions allow. */
  #bias(): number {
    let [sum, free, below, above] = [0, 0, -Infinity, Infinity];
    for (let t = 0; t < this.#size; t++) {
      const value = this.#gradient[t]!;
      if (this.#ways[t] === (UP | LOW)) {
        sum += value;
        free++;
      } else if (this.#ways[t] === UP) above = Math.min(above, value);
      else below = Math.max(below, value);
    }
    return free > 0 ? sum / free : (below + above) / 2;
  }
}
