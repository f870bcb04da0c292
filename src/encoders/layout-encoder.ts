import type { Citation } from "../citation.js";
import { type Context, warn } from "../context.js";
import { type Assay, featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleNames } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import { toDense } from "../data/matrix.js";
import { firstFive, OmixelError } from "../errors.js";
import { columnMoments } from "../math/column-moments.js";
import { requireMeasured } from "../modalities/require-measured.js";
import { requireComplete, requireThreeFeatures } from "../prepare/require.js";
import { drawImages } from "./draw.js";
import { checkEncoderOptions, type Encoder, type EncoderOptions, type EncoderState, imageSize } from "./encoder.js";
import { buildLayout } from "./layout-table.js";
import { matchFeatures } from "./match-features.js";
import { fitNormalisation, normalise } from "../math/normalisation.js";

/** What an encoder's own part sees: training samples only, complete and normalised. */
export interface Training {
  /** Samples × features. */
  readonly values: Dense;
  /** The same samples before normalisation, with what is known about the features. */
  readonly assay: Assay;
  readonly height: number;
  readonly width: number;
}

/** An encoder's own part: a place for each feature in each channel. */
export type Places = Pick<Layout, "channels" | "x" | "y" | "radius">;

/** An encoder, written without any thought of cohorts, names, missing values or drawing. */
export interface LayoutMethod<Options extends EncoderOptions> {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  check?(options: Required<Options>): void;
  place(training: Training, options: Required<Options>, ctx: Context): Places | Promise<Places>;
}

/**
 * Makes an encoder of a rule that gives features their places. What all encoders owe their users is done here, once:
 * choosing the assay, refusing what cannot be drawn, normalising as learnt on the training rows, matching features by
 * name, and drawing.
 */
export function layoutEncoder<Options extends EncoderOptions>(method: LayoutMethod<Options>): Encoder<Options> {
  const { name, source, defaults } = method;
  return Object.freeze({
    name,
    source: Object.freeze(source),
    defaults: Object.freeze(defaults),
    check(options: Required<Options>) {
      checkEncoderOptions(name, options);
      method.check?.(options);
    },
    async fit(train: Cohort, options: Required<Options>, ctx: Context): Promise<EncoderState> {
      const assay = measuredAssay(name, train, options.assay);
      const features = featureNames(assay);
      requireThreeFeatures(name, features.length, features.length, "Loosen the filters before this step.");
      requireComplete(name, { assay, features, samples: sampleNames(train) });
      const raw = toDense(assay.values);
      requireVariation(name, raw, features, ctx);
      const normalisation = fitNormalisation(raw, options.normalisation);
      const size = imageSize(options.pixels);
      const places = await method.place({ values: normalise(raw, normalisation), assay, ...size }, options, ctx);
      return { layout: buildLayout({ ...size, features, ...places }), normalisation };
    },
    apply(cohort: Cohort, { layout, normalisation }: EncoderState, options: Required<Options>, ctx: Context): Cohort {
      const assay = measuredAssay(name, cohort, options.assay);
      requireComplete(name, { assay, features: featureNames(assay), samples: sampleNames(cohort) });
      const drawn = normalise(matchFeatures(name, assay, layout.features, options.missing, ctx), normalisation);
      const { height, width } = layout;
      const values = drawImages(drawn, layout);
      const images = { count: drawn.rows, height, width, channels: layout.channels.length, values, layout, drawn };
      return { ...cohort, images };
    },
  });
}

/** The assay, once it is sure that every sample has it. */
function measuredAssay(step: string, cohort: Cohort, wanted: string): Assay {
  const assay = assayOf(cohort, wanted);
  requireMeasured(step, cohort, [assay.name]);
  return assay;
}

/** A layout is learnt from how features differ between samples. */
function requireVariation(step: string, values: Dense, features: readonly string[], ctx: Context): void {
  if (values.rows < 2)
    throw new OmixelError(
      "TooFewSamples",
      `A layout is learnt from how features differ between samples, but there is ${values.rows} training sample.`,
      "Give two or more; a trained layout draws single samples.",
      { step },
    );
  const { variance } = columnMoments(values);
  const constant = features.filter((_, j) => variance[j] === 0);
  if (constant.length === features.length)
    throw new OmixelError(
      "UnsuitableData",
      `All ${features.length} features are constant in the training samples: nothing tells them apart.`,
      "Check that the table holds what you expect (omixel check FILE).",
      { step },
    );
  if (constant.length > 0)
    warn(ctx, step, `${constant.length} features are constant in the training samples: ${firstFive(constant)}.`);
}
