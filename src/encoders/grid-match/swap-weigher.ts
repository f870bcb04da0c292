import type { Arrangement, MismatchName } from "./mismatch.js";

const { abs } = Math; // looked up once, not in every round of a long loop

/**
 * Tells what swaps of one pixel with others would change, by the rows of some features: the sum over them, as if they
 * were all. By all features it is exact.
 */
export class SwapWeigher {
  readonly #arrangement: Arrangement;
  readonly #by: MismatchName;
  readonly #feature: Int32Array;
  readonly #place: Int32Array;
  /** Numbers of the pixel's feature and of the pixel itself with those of the features, and the sum of their differences. */
  readonly #own: Float32Array;
  readonly #here: Float32Array;
  #before = 0;
  #few = 0;
  #pixel = 0;

  constructor(arrangement: Arrangement, by: MismatchName) {
    const count = arrangement.at.length;
    this.#arrangement = arrangement;
    this.#by = by;
    this.#feature = new Int32Array(count);
    this.#place = new Int32Array(count);
    this.#own = new Float32Array(count);
    this.#here = new Float32Array(count);
  }

  /** The pixel whose swaps are weighed next, and the features by which: `few` of those in `order`, from `first` on, in a ring. */
  begin(pixel: number, pixelOf: Int32Array, order: Int32Array, first: number, few: number): void {
    const { pairs, table, place, at } = this.#arrangement;
    const row = at[pixel]! * pairs.count;
    const from = table.centre + place[pixel]!;
    let before = 0;
    for (let k = 0; k < few; k++) {
      const turn = first + k;
      const feature = order[turn < order.length ? turn : turn - order.length]!;
      const there = place[pixelOf[feature]!]!;
      const own = pairs.values[row + feature]!;
      const here = table.values[from - there]!;
      this.#feature[k] = feature;
      this.#place[k] = there;
      this.#own[k] = own;
      this.#here[k] = here;
      before += abs(own - here);
    }
    this.#before = before;
    this.#few = few;
    this.#pixel = pixel;
  }

  /** How the mismatch changes when the feature goes to that pixel, and that pixel's feature comes here. */
  change(pixel: number): number {
    const { pairs, table, place, at } = this.#arrangement;
    const row = at[pixel]! * pairs.count;
    const from = table.centre + place[pixel]!;
    const sum =
      this.#by === "absolute"
        ? this.#absolute(pairs.values, row, table.values, from)
        : this.#squared(pairs.values, row, table.values, from);
    // The sum counts the pair itself as if it changed; it does not.
    const own = pairs.values[row + at[this.#pixel]!]!;
    const between = table.values[from - place[this.#pixel]!]!;
    const pair = this.#by === "absolute" ? 2 * (between + own - abs(own - between)) : 4 * own * between;
    return (sum * at.length) / this.#few - pair;
  }

  #absolute(values: ArrayLike<number>, row: number, apart: Float32Array, from: number): number {
    const [feature, place, own, here, few] = [this.#feature, this.#place, this.#own, this.#here, this.#few];
    let sum = -this.#before;
    for (let k = 0; k < few; k++) {
      const there = apart[from - place[k]!]!;
      const other = values[row + feature[k]!]!;
      sum += abs(own[k]! - there) + abs(other - here[k]!) - abs(other - there);
    }
    return sum;
  }

  #squared(values: ArrayLike<number>, row: number, apart: Float32Array, from: number): number {
    const [feature, place, own, here, few] = [this.#feature, this.#place, this.#own, this.#here, this.#few];
    let sum = 0;
    for (let k = 0; k < few; k++) sum += (own[k]! - values[row + feature[k]!]!) * (here[k]! - apart[from - place[k]!]!);
    return 2 * sum;
  }
}
