import { type Images, imageOf } from "../data/images.js";

/**
 * Mean image of each class.
 *
 * @param classOf class of each image
 * @returns one image a class, in the shape of the images; zeros for a class without images
 */
export function meanImages(images: Images, classOf: Int32Array, classes: number): Images {
  const size = images.height * images.width * images.channels;
  const sums = new Float64Array(classes * size);
  const members = new Int32Array(classes);
  for (const [i, own] of classOf.entries()) {
    members[own]!++;
    const image = imageOf(images, i);
    for (let k = 0; k < size; k++) sums[own * size + k]! += image[k]!;
  }
  const values = new Float32Array(sums.length);
  for (let c = 0, k = 0; c < classes; c++)
    for (const count = members[c] || 1, end = k + size; k < end; k++) values[k] = sums[k]! / count;
  return { ...images, count: classes, values };
}

/** Mean over the channels, scaled to 0 … 1 over the picture; a flat picture and what is no number are 0. */
export function greyOf(image: Float32Array, channels: number): Float32Array {
  const grey = new Float32Array(image.length / channels);
  for (let p = 0; p < grey.length; p++)
    for (let c = 0; c < channels; c++) grey[p]! += image[p * channels + c]! / channels;
  // Comparisons with NaN are false, so that single missing pixels leave the others as they are.
  const least = grey.reduce((low, value) => (value < low ? value : low), Infinity);
  const most = grey.reduce((high, value) => (value > high ? value : high), -Infinity);
  return grey.map((value) => (most > least && value >= least ? (value - least) / (most - least) : 0));
}
