import type { Images } from "../data/images.js";
import type { Contrast } from "../encoders/picture/picture.js";

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
 * One contrast for all images, so that they can be compared. Half a percent of the values that are not 0 lie beyond either
 * end, since a few outliers would make everything else look alike; empty pixels, which are 0, lie within.
 */
export function commonContrast({ values }: Pick<Images, "values">): Contrast {
  const drawn = values.filter((value) => value !== 0).sort();
  if (drawn.length === 0) return [0, 1];
  const beyond = Math.floor(outliers * drawn.length);
  return [Math.min(0, drawn[beyond]!), Math.max(0, drawn[drawn.length - 1 - beyond]!)];
}

/** Share of the values at either end that are drawn like the next one. */
const outliers = 0.005;
