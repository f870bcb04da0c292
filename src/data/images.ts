import { type Dense, denseRows } from "./dense.js";
import type { Layout } from "./layout.js";

/** How a row of what is drawn becomes an image, where it is no weighted sum: by an encoder, with what it learnt for that. */
export interface Drawing {
  readonly encoder: string;
  /** Plain data. */
  readonly state: unknown;
}

/** Encoded samples: NHWC, row-major, one image a sample of the cohort, in its order. */
export interface Images {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Length count × height × width × channels. */
  readonly values: Float32Array;
  readonly layout: Layout;
  /** What was drawn: samples × features of the layout, normalised. Absent where only the pictures are known. */
  readonly drawn?: Dense;
  /** Absent where each pixel is the weighted sum of its features that the layout tells. */
  readonly drawing?: Drawing;
}

/** One image as a view, no copy. */
export function imageOf(images: Images, index: number): Float32Array {
  const size = images.height * images.width * images.channels;
  return images.values.subarray(index * size, (index + 1) * size);
}

/** The images in the given order, copied. */
export function imageRows(images: Images, rows: ArrayLike<number>): Images {
  const size = images.height * images.width * images.channels;
  const values = new Float32Array(rows.length * size);
  for (let i = 0; i < rows.length; i++) values.set(imageOf(images, rows[i]!), i * size);
  return { ...images, count: rows.length, values, ...(images.drawn ? { drawn: denseRows(images.drawn, rows) } : {}) };
}
