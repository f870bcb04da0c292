import type { Drawing } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { OmixelError } from "../errors.js";
import { requireOneOf } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { Step } from "../step.js";
import { type Normalisation, type NormalisationName, normalisations } from "../math/normalisation.js";
import type { Drawer } from "./drawing/draw.js";

/** Options of every encoder. */
export interface EncoderOptions {
  /**
   * Name of the assay that is drawn; "" = the only one. A list draws several by one layout, in which features of equal
   * name have one place: each assay fills channels of its own. Default "".
   */
  readonly assay: string | readonly string[];
  /**
   * Size of the images in pixels: the side of a square, or [height, width]; each 2 … 4096. "auto": the smallest square
   * that has room for the features. Default 128.
   */
  readonly pixels: "auto" | number | readonly [height: number, width: number];
  /**
   * How values become brightness; learnt on the training rows, see `outside` for values beyond their range.
   * "feature": each feature from its smallest to its largest value, 0 … 1 (DeepInsight's norm-1).
   * "log": log(value + |feature's minimum| + 1) over the largest such value of all features, 0 … 1 (its norm-2).
   * "global": from the smallest to the largest value of all features, 0 … 1, so that levels can be compared.
   * "zscore": (value - feature's mean) / feature's standard deviation, -5 … 5; an empty pixel then means "average".
   * "none": values as they are. Default "feature".
   */
  readonly normalisation: NormalisationName;
  /** Values beyond the range of the training rows: "clip" to it, or "extend" the brightness beyond it. Default "clip". */
  readonly outside: "clip" | "extend";
  /**
   * What happens when a table to be drawn lacks features that the layout knows. "error" names the first five; "omit"
   * warns and draws the pixels of the features that are there. Default "error".
   */
  readonly missing: "error" | "omit";
}

/** Defaults of these options, for encoders that have no reason to differ. */
export const encoderDefaults: Readonly<EncoderOptions> = Object.freeze({
  assay: "",
  pixels: 128,
  normalisation: "feature",
  outside: "clip",
  missing: "error",
});

/** What an encoder learns: where each feature sits, and how its values become brightness. */
export interface EncoderState {
  readonly layout: Layout;
  /** One entry a feature of the layout. */
  readonly normalisation: Normalisation;
  /** Where several assays are drawn: the names of each one's features, as the layout holds them one after another. */
  readonly assays?: readonly DrawnAssay[];
  /** Features of the training table that have no place on purpose. */
  readonly left?: readonly string[];
  /** Where pixels are no weighted sums. */
  readonly drawing?: Drawing;
}

export interface DrawnAssay {
  readonly name: string;
  readonly features: readonly string[];
}

/** A step whose `apply` returns a cohort with images. */
export interface Encoder<Options extends EncoderOptions = EncoderOptions> extends Step<Options, EncoderState> {
  /** Why its pixels, with these options, stand for no feature: one sentence. Nothing can then be led back to genes. */
  nameless?(options: Required<Options>): string | undefined;
  /** Why a sample's picture, with these options, shows other samples as well: one sentence. No other encoder can join it. */
  together?(options: Required<Options>): string | undefined;
  /** The picture depends on the order of the table's columns by the method's own definition. */
  readonly columnOrder?: "matters";
  /**
   * Draws a row whose pixels are no weighted sums; absent where all are.
   *
   * @param drawing `Drawing.state` of what was learnt
   */
  drawer?(drawing: unknown, layout: Layout): Drawer;
}

// A registry holds encoders of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEncoder = Encoder<any>;

/** Largest side of an image. */
const LARGEST_SIDE = 4096;

export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Height and width of an image from the option `pixels`. @param auto the size that "auto" stands for */
export function imageSize(pixels: EncoderOptions["pixels"], auto: ImageSize): ImageSize {
  if (pixels === "auto") return auto;
  const [height, width] = typeof pixels === "number" ? [pixels, pixels] : pixels;
  return { height, width };
}

/** The smallest square with a pixel for each feature. */
export function smallestSquare(features: number): ImageSize {
  const side = Math.max(2, Math.ceil(Math.sqrt(features)));
  return { height: side, width: side };
}

/** Raises InvalidOption or UnknownName unless the options that all encoders share can be used. */
export function checkEncoderOptions(step: string, options: EncoderOptions): void {
  const { assay, pixels, normalisation, outside, missing } = options;
  const sides: readonly unknown[] = typeof pixels === "number" ? [pixels, pixels] : Array.isArray(pixels) ? pixels : [];
  const fits = (side: unknown) => Number.isInteger(side) && (side as number) >= 2 && (side as number) <= LARGEST_SIDE;
  if (pixels !== "auto" && !(sides.length === 2 && sides.every(fits)))
    throw new OmixelError(
      "InvalidOption",
      `Option "pixels" is ${JSON.stringify(pixels)}, but integers from 2 to ${LARGEST_SIDE} are expected.`,
      'Give the side of a square, such as 128, or [height, width], or "auto".',
      { step },
    );
  requireOneOf(step, "normalisation", normalisation, normalisations);
  requireOneOf(step, "outside", outside, ["clip", "extend"]);
  requireOneOf(step, "missing", missing, ["error", "omit"]);
  const repeated = typeof assay !== "string" && (assay.length === 0 || new Set(assay).size < assay.length);
  requireOption(
    !repeated,
    step,
    `Option "assay" is ${JSON.stringify(assay)}.`,
    'Name each assay once: { assay: ["rna", "methylation"] }.',
  );
}
