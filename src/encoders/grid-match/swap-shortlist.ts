import type { Linalg } from "../../engine/linalg.js";
import type { Random } from "../../random.js";
import type { Arrangement, MismatchName } from "./mismatch.js";
import { SwapEstimates } from "./swap-estimates.js";

/** Up to so many features count as few: every pixel is on the list. */
export const FEW = 256;

/** Features whose swaps are estimated in one product: a share of all, within bounds. They do not hear of each other's swaps. */
const together = { share: 0.025, most: 64 };

/** The pixels with which a feature might change places: those where the estimates, made noisy, are best. */
export class SwapShortlist {
  /** How many features are looked at together. */
  readonly together: number;
  readonly #arrangement: Arrangement;
  readonly #estimates: SwapEstimates | undefined;
  readonly #noise: Float32Array;
  readonly #list: Int32Array;
  readonly #worth: Float64Array;
  #features: Int32Array = new Int32Array();
  #pixels: Int32Array = new Int32Array();
  /** How well the features suit all pixels, their pixels suit all features, and each feature suits its own pixel. */
  #ofFeatures: Float32Array = new Float32Array();
  #ofPixels: Float32Array = new Float32Array();
  readonly #ofOwn: Float32Array;
  readonly #moved = new Map<number, number>();

  private constructor(arrangement: Arrangement, estimates: SwapEstimates | undefined, length: number, random: Random) {
    const count = arrangement.at.length;
    this.together = estimates ? Math.min(together.most, Math.round(together.share * count)) : count;
    this.#arrangement = arrangement;
    this.#estimates = estimates;
    this.#noise = Float32Array.from({ length: estimates ? 2 * count : 0 }, () => random.normal());
    this.#list = estimates ? new Int32Array(length) : new Int32Array(count - 1);
    this.#worth = new Float64Array(this.#list.length);
    this.#ofOwn = new Float32Array(count);
  }

  /** @param length pixels on the list, where features are many */
  static async of(
    arrangement: Arrangement,
    by: MismatchName,
    length: number,
    { linalg, random }: { readonly linalg: Linalg; readonly random: Random },
    breathe: () => Promise<void>,
  ): Promise<SwapShortlist> {
    const many = arrangement.at.length > FEW;
    const estimates = many ? await SwapEstimates.of(arrangement, by, linalg, breathe) : undefined;
    return new SwapShortlist(arrangement, estimates, length, random);
  }

  /** The features that are looked at next, and where they sit. */
  begin(features: Int32Array, pixelOf: Int32Array): void {
    this.#features = features;
    this.#pixels = features.map((feature) => pixelOf[feature]!);
    if (!this.#estimates) return;
    this.#takeIn(pixelOf);
    this.#ofFeatures = this.#estimates.ofFeatures(features);
    this.#ofPixels = this.#estimates.ofPixels(this.#pixels);
    this.#arrangement.at.forEach((feature, pixel) => (this.#ofOwn[pixel] = this.#estimates!.of(feature, pixel)));
  }

  /**
   * Pixels for one of the features: none where it has gone since it was asked for.
   *
   * @param turn its number among the features
   * @param spread standard deviation of the noise, in the mismatch's unit
   * @param start any number below the count of features: where the noise begins
   */
  of(turn: number, pixelOf: Int32Array, spread: number, start: number): Int32Array {
    const own = this.#pixels[turn]!;
    if (pixelOf[this.#features[turn]!] !== own) return this.#list.subarray(0, 0);
    return this.#estimates ? this.#best(turn, own, spread, start) : this.#all(own);
  }

  /** Two pixels have changed their features. */
  swapped(one: number, other: number): void {
    if (!this.#estimates) return;
    const { at } = this.#arrangement;
    for (const [pixel, from] of [
      [one, other],
      [other, one],
    ] as const) {
      const feature = at[pixel]!;
      if (!this.#moved.has(feature)) this.#moved.set(feature, from);
      this.#ofOwn[pixel] = this.#estimates.of(feature, pixel);
    }
  }

  release(): void {
    this.#estimates?.release();
  }

  #takeIn(pixelOf: Int32Array): void {
    const moves = [...this.#moved].map(([feature, from]) => ({ feature, from, to: pixelOf[feature]! }));
    this.#moved.clear();
    if (moves.length > 0) this.#estimates!.move(moves);
  }

  #all(own: number): Int32Array {
    for (let i = 0, pixel = 0; i < this.#list.length; pixel++) if (pixel !== own) this.#list[i++] = pixel;
    return this.#list;
  }

  #best(turn: number, own: number, spread: number, start: number): Int32Array {
    const { at } = this.#arrangement;
    const [list, worth, noise, ofOwn] = [this.#list, this.#worth, this.#noise, this.#ofOwn];
    const ofFeature = this.#ofFeatures.subarray(turn * at.length, (turn + 1) * at.length);
    const ofPixel = this.#ofPixels.subarray(turn * at.length, (turn + 1) * at.length);
    worth.fill(Infinity);
    const last = worth.length - 1;
    for (let pixel = 0; pixel < at.length; pixel++) {
      const value = ofFeature[pixel]! + ofPixel[at[pixel]!]! - ofOwn[pixel]! + spread * noise[start + pixel]!;
      if (value >= worth[last]! || pixel === own) continue;
      let to = last;
      for (; to > 0 && worth[to - 1]! > value; to--) {
        worth[to] = worth[to - 1]!;
        list[to] = list[to - 1]!;
      }
      worth[to] = value;
      list[to] = pixel;
    }
    return list;
  }
}
