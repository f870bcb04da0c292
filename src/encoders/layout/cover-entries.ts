import type { Cover } from "../encoder-method.js";
import { requireTableSize } from "./table-size.js";

/** Collects which features cover which pixels, in any order, and sorts them into a table by pixels. */
export class CoverEntries {
  #pixel = new Uint32Array(1024);
  #feature = new Uint32Array(1024);
  #weight = new Float64Array(1024);
  #length = 0;

  /**
   * @param weight in any unit where the weights of a pixel are scaled to 1
   * @throws UnsuitableData when there are too many
   */
  add(pixel: number, feature: number, weight: number): void {
    if (this.#length === this.#pixel.length) this.#grow();
    this.#pixel[this.#length] = pixel;
    this.#feature[this.#length] = feature;
    this.#weight[this.#length++] = weight;
  }

  /**
   * The table; the features of a pixel in the order in which they were added.
   *
   * @param pixels of the image, all channels
   * @param weights "mean": those of a pixel are scaled to sum to 1; "given": they are kept
   */
  cover(pixels: number, weights: "mean" | "given"): Cover {
    const start = new Uint32Array(pixels + 1);
    const sums = new Float64Array(pixels);
    for (let k = 0; k < this.#length; k++) {
      start[this.#pixel[k]! + 1]!++;
      sums[this.#pixel[k]!]! += this.#weight[k]!;
    }
    for (let pixel = 0; pixel < pixels; pixel++) start[pixel + 1]! += start[pixel]!;
    const next = start.slice(0, pixels);
    const feature = new Uint32Array(this.#length);
    const weight = new Float32Array(this.#length);
    for (let k = 0; k < this.#length; k++) {
      const pixel = this.#pixel[k]!;
      feature[next[pixel]!] = this.#feature[k]!;
      weight[next[pixel]!++] = this.#weight[k]! / (weights === "mean" ? sums[pixel]! : 1);
    }
    return { start, feature, weight };
  }

  #grow(): void {
    const longer = 2 * this.#length;
    requireTableSize(longer);
    const [pixel, feature, weight] = [new Uint32Array(longer), new Uint32Array(longer), new Float64Array(longer)];
    pixel.set(this.#pixel);
    feature.set(this.#feature);
    weight.set(this.#weight);
    [this.#pixel, this.#feature, this.#weight] = [pixel, feature, weight];
  }
}
