import { type Dense, rowOf } from "../../data/dense.js";
import type { Layout } from "../../data/layout.js";
import { OmixelError } from "../../errors.js";

/** Most values that one buffer of images may hold: 8 GiB, beyond which typed arrays are not dependable. */
const MOST_VALUES = 2 ** 31;

/**
 * Draws each sample: a pixel is the weighted sum of the features that lie on it. Pixels without features are 0. A missing
 * value (NaN) is left out and the other weights of its pixel are scaled up to their sum; a pixel of which nothing was
 * measured is 0.
 *
 * @param values samples × features, columns in the order of the layout's features
 * @param drawRow how a sample is drawn, where its pixels are no weighted sums
 * @returns samples × height × width × channels (NHWC)
 * @throws ImpossibleGeometry when the images do not fit one buffer
 */
export function drawImages(values: Dense, layout: Layout, drawRow: Drawer = drawer(layout)): Float32Array {
  if (values.columns !== layout.features.length)
    throw new RangeError(`The layout has ${layout.features.length} features, the values ${values.columns}`);
  const size = layout.height * layout.width * layout.channels.length;
  if (values.rows * size > MOST_VALUES)
    throw new OmixelError(
      "ImpossibleGeometry",
      `${values.rows} images of ${layout.height} × ${layout.width} × ${layout.channels.length} do not fit into memory.`,
      "Choose fewer pixels, or draw the samples in parts.",
    );
  const images = new Float32Array(values.rows * size);
  for (let sample = 0; sample < values.rows; sample++)
    drawRow(rowOf(values, sample), images.subarray(sample * size, (sample + 1) * size));
  return images;
}

/** Draws one sample's values into an image of zeros, height × width × channels. */
export type Drawer = (row: Float32Array, image: Float32Array) => void;

/** Draws weighted sums, as `drawImages` does. */
export function drawer(layout: Layout): Drawer {
  const occupied = occupiedPixels(layout);
  return (row, image) => (row.some(Number.isNaN) ? drawMeasured : draw)(row, layout, occupied, image);
}

interface Occupied {
  /** Pixels of the layout's table that have features. */
  readonly pixel: Uint32Array;
  /** Where each of them lies in an image (height × width × channels). */
  readonly target: Uint32Array;
}

function occupiedPixels({ height, width, channels, start }: Layout): Occupied {
  const pixel = Uint32Array.from({ length: start.length - 1 }, (_, p) => p).filter((p) => start[p + 1]! > start[p]!);
  const area = height * width;
  return { pixel, target: pixel.map((p) => (p % area) * channels.length + Math.floor(p / area)) };
}

function draw(row: Float32Array, { start, feature, weight }: Layout, occupied: Occupied, image: Float32Array): void {
  const { pixel, target } = occupied;
  for (let i = 0; i < pixel.length; i++) {
    const end = start[pixel[i]! + 1]!;
    let sum = 0;
    for (let k = start[pixel[i]!]!; k < end; k++) sum += weight[k]! * row[feature[k]!]!;
    image[target[i]!] = sum;
  }
}

function drawMeasured(
  row: Float32Array,
  { start, feature, weight }: Layout,
  occupied: Occupied,
  image: Float32Array,
): void {
  const { pixel, target } = occupied;
  for (let i = 0; i < pixel.length; i++) {
    const end = start[pixel[i]! + 1]!;
    let [sum, all, measured] = [0, 0, 0];
    for (let k = start[pixel[i]!]!; k < end; k++) {
      const value = row[feature[k]!]!;
      all += Math.abs(weight[k]!);
      if (Number.isNaN(value)) continue;
      sum += weight[k]! * value;
      measured += Math.abs(weight[k]!);
    }
    if (measured > 0) image[target[i]!] = (sum * all) / measured;
  }
}
