import type { Context } from "../../context.js";
import { type Assay, featureNames } from "../../data/assay.js";
import { assayOf, type Cohort, sampleNames } from "../../data/cohort.js";
import { denseBeside } from "../../data/dense.js";
import { normalise } from "../../math/normalisation.js";
import { requireMeasured } from "../../modalities/require-measured.js";
import { requireComplete } from "../../prepare/require.js";
import { drawer, drawImages } from "./draw.js";
import type { Encoder, EncoderOptions, EncoderState } from "../encoder.js";
import { matchFeatures } from "./match-features.js";

/**
 * Draws samples with what an encoder learnt: finds its assays and features by name, normalises as learnt, and draws.
 *
 * @param drawerOf the encoder's own, where its pixels are no weighted sums
 * @returns the cohort with images
 */
export function drawEncoded(
  step: string,
  cohort: Cohort,
  state: EncoderState,
  options: EncoderOptions,
  ctx: Context,
  drawerOf?: Encoder["drawer"],
): Cohort {
  const { layout, drawing, assays, left = [] } = state;
  const tables = measuredAssays(step, cohort, assays?.map(({ name }) => name) ?? options.assay).map((assay, a) => {
    requireComplete(step, { assay, features: featureNames(assay), samples: sampleNames(cohort) });
    const features = assays ? assays[a]!.features : layout.features;
    return matchFeatures(step, assay, { features, left }, options.missing, ctx);
  });
  const table = tables.length === 1 ? tables[0]! : denseBeside(tables);
  const drawn = normalise(table, state.normalisation, options.outside);
  const values = drawImages(drawn, layout, drawing ? drawerOf!(drawing.state, layout) : drawer(layout));
  const { height, width, channels } = layout;
  const images = { count: drawn.rows, height, width, channels: channels.length, values, layout, drawn };
  return { ...cohort, images: drawing ? { ...images, drawing } : images };
}

/** The assays that are drawn, once it is sure that every sample has them. */
export function measuredAssays(step: string, cohort: Cohort, wanted: EncoderOptions["assay"]): Assay[] {
  const assays = (typeof wanted === "string" ? [wanted] : wanted).map((name) => assayOf(cohort, name));
  requireMeasured(
    step,
    cohort,
    assays.map(({ name }) => name),
  );
  return assays;
}
