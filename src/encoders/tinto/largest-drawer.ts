import type { Layout } from "../../data/layout.js";
import type { Drawer } from "../draw.js";

/**
 * Draws each pixel as the largest of its features' faded values. Missing ones are left out; a pixel of which nothing was measured
 * is 0.
 *
 * @param faded what values are multiplied with, for each entry of the layout's table
 */
export function largestDrawer(faded: Float32Array, { height, width, channels, start, feature }: Layout): Drawer {
  const area = height * width;
  return (row, image) => {
    for (let pixel = 0; pixel < channels.length * area; pixel++) {
      const [from, to] = [start[pixel]!, start[pixel + 1]!];
      let largest = -Infinity;
      for (let k = from; k < to; k++) {
        const value = row[feature[k]!]! * faded[k]!;
        if (value > largest) largest = value;
      }
      if (largest > -Infinity) image[(pixel % area) * channels.length + Math.floor(pixel / area)] = largest;
    }
  };
}
