import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import type { Drawer } from "./drawing/draw.js";
import type { DrawnAssay, EncoderOptions, ImageSize } from "./encoder.js";

/** What an encoder's own part sees: training samples only, complete and normalised. */
export interface Training extends ImageSize {
  /** Samples × features. Where several assays are drawn, the samples of each below those of the one before. */
  readonly values: Dense;
  /** The same before normalisation. */
  readonly raw: Dense;
  /**
   * Names of the columns, in alphabetical order, so that no layout depends on the order of a table; as the table has them
   * for a method with `columnOrder: "matters"`.
   */
  readonly features: readonly string[];
  /** The assays that are drawn, each with those of the features that it has, in the same order. */
  readonly assays: readonly DrawnAssay[];
  /** Labels of the rows of `values`, where the plan names some; only for methods that say `readsLabels`. */
  readonly labels: readonly string[] | undefined;
  /** What the feature table tells of each feature, such as "chromosome"; undefined where it has no such column. */
  fact(column: string): readonly unknown[] | undefined;
}

/** Which features are drawn on which pixels: a table by pixels, as `Layout` holds it. */
export type Cover = Pick<Layout, "start" | "feature" | "weight">;

/** Where features sit: what an encoder's own part finds out. Numbers of features count from 0 in the order of `features`. */
export interface Places {
  readonly channels: readonly string[];
  /**
   * Where several assays are drawn: each feature of each assay has a place of its own, in channels that they share.
   * Numbers then count the features of `Training.assays`, one assay after another, and `features` rises. Default: features have one place,
   * and each assay is drawn in channels of its own.
   */
  readonly byAssay?: true;
  /** Columns of the training table that are drawn, in the order of `x`, `y`, `cover`. Default: all. */
  readonly features?: ArrayLike<number>;
  /** Column and row of each feature's centre, channel after channel (ABSENT: not on it). Default: its heaviest pixel in `cover`. */
  readonly x?: Uint16Array;
  readonly y?: Uint16Array;
  /** Radius of the disc that a feature covers. Default 0: its own pixel. */
  readonly radius?: number;
  /** Default: discs of `radius`; a pixel is the mean of those that cover it. */
  readonly cover?: Cover;
  /** Plain data for `drawer`, where pixels are no weighted sums; the weights of `cover` are then shares. */
  readonly drawing?: unknown;
}

/** An encoder, written without any thought of cohorts, assays, names, missing values or normalisation. */
export interface EncoderMethod<Options extends EncoderOptions> {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** The picture depends on the order of the table's columns by the method's own definition. */
  readonly columnOrder?: "matters";
  /** Whether it does so with these options alone; then `Training.features` are in that order as well. */
  keepsOrder?(options: Required<Options>): boolean;
  check?(options: Required<Options>): void;
  /** Options that are paths of files that `place` reads; "" = none. */
  readonly paths?: readonly (keyof Options & string)[];
  /** Whether `place` looks at the labels. */
  readsLabels?(options: Required<Options>): boolean;
  /** The image that `pixels: "auto"` stands for. Default: the smallest square with a pixel for each feature. */
  smallest?(features: number, options: Required<Options>): ImageSize | Promise<ImageSize>;
  place(training: Training, options: Required<Options>, ctx: Context): Places | Promise<Places>;
  /** Draws one assay's row, in the order of the drawn features, into an image of zeros of `channels` channels. */
  drawer?(drawing: unknown, layout: Layout): Drawer;
}
