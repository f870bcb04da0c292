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
 * @param occupied see `occupiedPixels`
 */
export function makeBatch(
  set: TrainingSet,
  rows: Int32Array,
  occupied: Uint8Array,
  options: Pick<TrainOptions, "labelSmoothing" | "mixup" | "noise" | "pixelDropout">,
  random: Random,
): Batch {
  const { classes, labels } = set;
  const size = set.images.length / set.count;
  const images = new Float32Array(rows.length * size);
  const targets = new Float32Array(rows.length * classes).fill(options.labelSmoothing / classes);
  for (const [i, row] of rows.entries()) {
    images.set(set.images.subarray(row * size, (row + 1) * size), i * size);
    targets[i * classes + labels[row]!]! += 1 - options.labelSmoothing;
  }
  if (options.mixup > 0) blend(images, targets, rows.length, betaShare(options.mixup, random), random);
  if (options.noise > 0)
    for (let at = 0; at < images.length; at++) if (occupied[at % size]) images[at]! += options.noise * random.normal();
  if (options.pixelDropout > 0)
    for (let at = 0; at < images.length; at++) if (random.next() < options.pixelDropout) images[at] = 0;
  return { images, targets };
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
