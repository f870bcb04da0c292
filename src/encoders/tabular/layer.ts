import { concatenated } from "../../data/concatenated.js";
import type { Cover } from "../encoder-method.js";

/** One channel of an image: how it is drawn and which features each pixel is made of. */
export interface Layer {
  /**
   * @param step the encoder that asks
   * @throws UnsuitableData where the table would be too large
   */
  cover(step: string): Cover;
  /**
   * @param values one a feature, 0 … 1; NaN where missing, which leaves what depends on it blank
   * @param image of zeros; pixel p of this channel is image[p × channels + channel]
   */
  draw(values: Float64Array, image: Float32Array, channel: number, channels: number): void;
}

/** The covers of the channels of one image, one after another. */
export function joinCovers(covers: readonly Cover[]): Cover {
  let first = 0;
  const starts = covers.map(({ start }) => {
    const moved = start.subarray(0, -1).map((at) => at + first);
    first += start.at(-1)!;
    return moved;
  });
  return {
    start: concatenated(Uint32Array, [...starts, Uint32Array.of(first)]),
    feature: concatenated(
      Uint32Array,
      covers.map(({ feature }) => feature),
    ),
    weight: concatenated(
      Float32Array,
      covers.map(({ weight }) => weight),
    ),
  };
}
