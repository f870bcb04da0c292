import { rowOf } from "../data/dense.js";
import { OmixelError } from "../errors.js";
import { columnMoments } from "../math/column-moments.js";
import { gammaSample } from "../math/samplers.js";
import type { Random } from "../random.js";
import type { TrainOptions } from "./train-options.js";
import type { DrawnTable, TrainingSet } from "./training-set.js";

/** A batch as the network meets it. */
export interface Batch {
  /** Rows × height × width × channels. */
  readonly images: Float32Array;
  /** Rows × classes: how much of each class a row is. */
  readonly targets: Float32Array;
}

/** Pixels that any training image uses; noise stays on these. */
export function occupiedPixels({ images, count, pixels }: TrainingSet): Uint8Array {
  const size = images.length / count;
  const occupied = new Uint8Array(size);
  for (let at = 0; at < images.length; at++) if (images[at] !== 0) occupied[at % size] = 1;
  return pixels === undefined ? occupied : occupied.fill(0, pixels);
}

/** How features are shaken, in numbers. */
export interface Shaking {
  readonly featureNoise: number;
  readonly featureDropout: number;
}

/** How rows are made harder; all of `TrainOptions`. */
export type Augmentation = Pick<TrainOptions, "labelSmoothing" | "mixup" | "noise" | "pixelDropout"> & Shaking;

/**
 * Gathers rows and makes them harder: dropped and noisy features, mixup, then noise, then dropped pixels; targets smoothed.
 *
 * @returns a function from row numbers to a batch; the training images themselves are never changed
 */
export function batchMaker(set: TrainingSet, options: Augmentation, random: Random): (rows: Int32Array) => Batch {
  const { classes, labels } = set;
  const { labelSmoothing, mixup, noise, pixelDropout } = options;
  const size = set.images.length / set.count;
  const pixels = set.pixels ?? size;
  const shakes = options.featureNoise > 0 || options.featureDropout > 0;
  const shake = shakes ? featureShaker(tableOf(set), options, random) : undefined;
  const addNoise = noise > 0 ? noiseAdder(occupiedPixels(set), noise, random) : undefined;
  return (rows) => {
    const images = new Float32Array(rows.length * size);
    const targets = new Float32Array(rows.length * classes).fill(labelSmoothing / classes);
    for (const [i, row] of rows.entries()) {
      images.set(set.images.subarray(row * size, (row + 1) * size), i * size);
      shake?.(row, images.subarray(i * size, (i + 1) * size));
      targets[i * classes + labels[row]!]! += 1 - labelSmoothing;
    }
    if (mixup > 0) blend(images, targets, rows.length, betaShare(mixup, random), random);
    for (let i = 0; addNoise && i < rows.length; i++) addNoise(images.subarray(i * size, (i + 1) * size));
    for (let at = 0; pixelDropout > 0 && at < images.length; at++)
      if (at % size < pixels && random.next() < pixelDropout) images[at] = 0;
    return { images, targets };
  };
}

function tableOf({ table }: TrainingSet): DrawnTable {
  if (table) return table;
  throw new OmixelError(
    "InvalidOption",
    "featureNoise and featureDropout draw images anew, but only pictures are known here, not the table behind them.",
    "Set { featureNoise: 0, featureDropout: 0 }; noise and pixelDropout act on pixels.",
    { step: "classify" },
  );
}

/** Draws a row anew with some features at their mean, and noise on all. */
function featureShaker(
  { values, draw }: DrawnTable,
  { featureNoise, featureDropout }: Augmentation,
  random: Random,
): (row: number, image: Float32Array) => void {
  const { mean, variance } = columnMoments(values);
  const spread = variance.map(Math.sqrt);
  const shaken = new Float32Array(values.columns);
  return (row, image) => {
    const own = rowOf(values, row);
    for (let j = 0; j < shaken.length; j++) {
      const dropped = featureDropout > 0 && random.next() < featureDropout;
      const noise = featureNoise > 0 ? featureNoise * spread[j]! * random.normal() : 0;
      shaken[j] = (dropped ? mean[j]! : own[j]!) + noise;
    }
    draw(shaken, image);
  };
}

/** A stock of noise holds at least so many values, and so many images. */
const STOCK = { values: 2 ** 16, images: 4 };

/**
 * Adds Gaussian noise to the occupied pixels of an image. The values are a run of random start from a stock: drawing each
 * anew would take a twentieth of the time of an update of ResNet-18, and more of a small network's.
 */
function noiseAdder(occupied: Uint8Array, sd: number, random: Random): (image: Float32Array) => void {
  const stock = new Float32Array(Math.max(STOCK.values, STOCK.images * occupied.length));
  for (let i = 0; i < stock.length; i++) stock[i] = sd * random.normal();
  return (image) => {
    let at = random.integer(stock.length);
    for (let p = 0; p < image.length; p++) {
      if (occupied[p]) image[p]! += stock[at]!;
      if (++at === stock.length) at = 0;
    }
  };
}

/** Each row becomes `share` of itself and the rest of another row. */
function blend(images: Float32Array, targets: Float32Array, rows: number, share: number, random: Random): void {
  const partner = random.shuffle(Int32Array.from({ length: rows }, (_, i) => i));
  for (const values of [images, targets]) {
    const size = values.length / rows;
    const before = values.slice();
    for (let at = 0; at < values.length; at++) {
      const other = partner[Math.floor(at / size)]! * size + (at % size);
      values[at] = share * before[at]! + (1 - share) * before[other]!;
    }
  }
}

/** A draw from Beta(a, a): Jöhnk (1964) up to 1, which is the usual case; beyond, where that hardly ever accepts, by two gamma draws. */
function betaShare(a: number, random: Random): number {
  if (a > 1) {
    const [x, y] = [gammaSample(random, a), gammaSample(random, a)];
    return x / (x + y);
  }
  for (;;) {
    const [u, v] = [random.next(), random.next()];
    const [x, y] = [u ** (1 / a), v ** (1 / a)];
    if (x + y === 0) return u > v ? 1 : 0; // both too small for a number, and one by far the smaller
    if (x + y <= 1) return x / (x + y);
  }
}
