import type { Random } from "../random.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingSet } from "./training-set.js";

/** A batch as the network meets it. */
export interface Batch {
  /** Rows × height × width × channels. */
  readonly images: Float32Array;
  /** Rows × classes: how much of each class a row is. */
  readonly targets: Float32Array;
}

/** Pixels that any training image uses; noise stays on these. */
export function occupiedPixels({ images, count }: TrainingSet): Uint8Array {
  const size = images.length / count;
  const occupied = new Uint8Array(size);
  for (let at = 0; at < images.length; at++) if (images[at] !== 0) occupied[at % size] = 1;
  return occupied;
}

/**
 * Gathers rows and makes them harder: mixup, then noise, then dropped pixels; targets smoothed.
 *
 * @returns a function from row numbers to a batch; the training images themselves are never changed
 */
export function batchMaker(
  set: TrainingSet,
  options: Pick<TrainOptions, "labelSmoothing" | "mixup" | "noise" | "pixelDropout">,
  random: Random,
): (rows: Int32Array) => Batch {
  const { classes, labels } = set;
  const { labelSmoothing, mixup, noise, pixelDropout } = options;
  const size = set.images.length / set.count;
  const addNoise = noise > 0 ? noiseAdder(occupiedPixels(set), noise, random) : undefined;
  return (rows) => {
    const images = new Float32Array(rows.length * size);
    const targets = new Float32Array(rows.length * classes).fill(labelSmoothing / classes);
    for (const [i, row] of rows.entries()) {
      images.set(set.images.subarray(row * size, (row + 1) * size), i * size);
      targets[i * classes + labels[row]!]! += 1 - labelSmoothing;
    }
    if (mixup > 0) blend(images, targets, rows.length, betaShare(mixup, random), random);
    for (let i = 0; addNoise && i < rows.length; i++) addNoise(images.subarray(i * size, (i + 1) * size));
    if (pixelDropout > 0) for (let at = 0; at < images.length; at++) if (random.next() < pixelDropout) images[at] = 0;
    return { images, targets };
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

/** A draw from Beta(a, a), by two gamma draws (Jöhnk 1964; a ≤ 1 is the usual case). */
function betaShare(a: number, random: Random): number {
  for (;;) {
    const x = random.next() ** (1 / a);
    const y = random.next() ** (1 / a);
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}
