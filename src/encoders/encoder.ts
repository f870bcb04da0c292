import type { Layout } from "../data/layout.js";
import { OmixelError } from "../errors.js";
import { requireOneOf } from "../prepare/require.js";
import type { Step } from "../step.js";
import { type Normalisation, type NormalisationName, normalisations } from "../math/normalisation.js";

/** Options of every encoder. */
export interface EncoderOptions {
  /** Name of the assay that is drawn; "" = the only one. Default "". */
  readonly assay: string;
  /** Size of the images in pixels: the side of a square, or [height, width]; each 2 … 4096. Default 128. */
  readonly pixels: number | readonly [height: number, width: number];
  /**
   * How values become brightness; learnt on the training rows, other rows are clipped to the range.
   * "feature": each feature from its smallest to its largest value, 0 … 1 (DeepInsight's norm-1).
   * "log": log(value + |feature's minimum| + 1) over the largest such value of all features, 0 … 1 (its norm-2).
   * "global": from the smallest to the largest value of all features, 0 … 1, so that levels can be compared.
   * "zscore": (value - feature's mean) / feature's standard deviation, -5 … 5; an empty pixel then means "average".
   * "none": values as they are. Default "feature".
   */
  readonly normalisation: NormalisationName;
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
  missing: "error",
});

/** What an encoder learns: where each feature sits, and how its values become brightness. */
export interface EncoderState {
  readonly layout: Layout;
  readonly normalisation: Normalisation;
}

/** A step whose `apply` returns a cohort with images. */
export type Encoder<Options extends EncoderOptions = EncoderOptions> = Step<Options, EncoderState>;

// A registry holds encoders of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEncoder = Encoder<any>;

/** Largest side of an image. */
const LARGEST_SIDE = 4096;

/** Height and width of an image from the option `pixels`. */
export function imageSize(pixels: EncoderOptions["pixels"]): { height: number; width: number } {
  const [height, width] = typeof pixels === "number" ? [pixels, pixels] : pixels;
  return { height, width };
}

/** Raises InvalidOption or UnknownName unless the options that all encoders share can be used. */
export function checkEncoderOptions(step: string, { pixels, normalisation, missing }: EncoderOptions): void {
  const sides: readonly unknown[] = typeof pixels === "number" ? [pixels, pixels] : Array.isArray(pixels) ? pixels : [];
  const fits = (side: unknown) => Number.isInteger(side) && (side as number) >= 2 && (side as number) <= LARGEST_SIDE;
  if (!(sides.length === 2 && sides.every(fits)))
    throw new OmixelError(
      "InvalidOption",
      `Option "pixels" is ${JSON.stringify(pixels)}, but integers from 2 to ${LARGEST_SIDE} are expected.`,
      "Give the side of a square, such as 128, or [height, width].",
      { step },
    );
  requireOneOf(step, "normalisation", normalisation, normalisations);
  requireOneOf(step, "missing", missing, ["error", "omit"]);
}
