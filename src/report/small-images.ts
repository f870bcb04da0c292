import type { Images } from "../data/images.js";
import { type Contrast } from "../encoders/picture.js";

/**
 * The same images with no side longer than `side`: blocks of pixels averaged. Images that are small enough come back as
 * they are. The layout stays that of the full size.
 */
export function smallImages(images: Images, side: number): Images {
  const block = Math.ceil(Math.max(images.height, images.width) / side);
  if (block <= 1) return images;
  const { count, channels } = images;
  const [height, width] = [Math.ceil(images.height / block), Math.ceil(images.width / block)];
  const values = new Float32Array(count * height * width * channels);
  for (let at = 0; at < values.length; at++) {
    const channel = at % channels;
    const x = Math.floor(at / channels) % width;
    const y = Math.floor(at / (channels * width)) % height;
    const image = Math.floor(at / (channels * width * height));
    values[at] = blockMean(images, image, channel, x * block, y * block, block);
  }
  return { ...images, height, width, values };
}

/** Blocks are cut at the border. */
function blockMean(images: Images, image: number, channel: number, left: number, top: number, block: number): number {
  const { height, width, channels, values } = images;
  const [right, bottom] = [Math.min(left + block, width), Math.min(top + block, height)];
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) sum += values[((image * height + y) * width + x) * channels + channel]!;
  return sum / ((right - left) * (bottom - top));
}

/**
 * One contrast for all images, so that they can be compared: the smallest value, and the value that half a percent of
 * the drawn ones exceed, since a few outliers would turn everything else dark.
 */
export function commonContrast({ values }: Pick<Images, "values">): Contrast {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const drawn = values.filter((value) => value > low).sort();
  return drawn.length > 0 ? [low, drawn[Math.floor(0.995 * (drawn.length - 1))]!] : [0, 1];
}
