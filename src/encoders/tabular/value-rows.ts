import { equalPieces } from "../../math/piecewise-mean.js";
import type { ImageSize } from "../encoder.js";
import type { Layer } from "./layer.js";

/** Rows that are as bright as their feature's value all along; features share them equally. */
export function valueRows(features: number, { height, width }: ImageSize): Layer {
  const { from } = equalPieces(features, height);
  return {
    cover: () => ({
      start: Uint32Array.from({ length: height * width + 1 }, (_, pixel) => pixel),
      feature: Uint32Array.from({ length: height * width }, (_, pixel) => from[Math.floor(pixel / width)]!),
      weight: new Float32Array(height * width).fill(1),
    }),
    draw(values, image, channel, channels) {
      for (let pixel = 0; pixel < height * width; pixel++)
        image[pixel * channels + channel] = values[from[Math.floor(pixel / width)]!]! || 0;
    },
  };
}
