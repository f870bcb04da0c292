import type { Dense } from "../data/dense.js";

/** Images with known classes. */
export interface TrainingSet {
  /** NHWC, row-major, count × height × width × channels. */
  readonly images: Float32Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** How many values of an image, from its first, are pixels; what follows gets no noise of pixels and loses nothing. Default: all. */
  readonly pixels?: number;
  /** How many values after the pixels tell, by 1 or 0, whether an assay was measured. Default 0. */
  readonly bits?: number;
  /** Class index of each image. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Where the images come from a table: what training may draw anew. */
  readonly table?: DrawnTable;
}

/** The table behind images, and how a row of it becomes an image. */
export interface DrawnTable {
  /** Rows in the order of the images × features, complete. */
  readonly values: Dense;
  /** false: a pixel is no weighted sum of features, so that neither blended nor shaken samples look like samples. */
  readonly sums?: false;
  /** Fills the pixels of an image with what the network would see of the row; what follows them says what is drawn. */
  draw(row: Float32Array, image: Float32Array): void;
}
