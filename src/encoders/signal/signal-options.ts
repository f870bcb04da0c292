import { type Border, borders } from "../../math/border.js";
import { requireOneOf } from "../../prepare/require.js";
import { orderedDefaults, type OrderedOptions } from "../ordered-encoder.js";
import type { FeatureOrderOptions } from "../order/feature-order.js";

/** Options of encoders that transform the features of a sample as one signal. */
export interface SignalOptions extends OrderedOptions {
  /** How the signal goes on beyond its ends: "symmetric" (mirrored), "periodization" (from the beginning), "zero". Default "symmetric". */
  readonly border: Border;
}

/**
 * Values are drawn as deviations from each feature's mean: a transform would else show, above all, how far the means of
 * neighbours differ. 512 features keep the table of what a pixel is made of small.
 */
export const signalDefaults: Readonly<SignalOptions> = Object.freeze({
  ...orderedDefaults,
  normalisation: "zscore",
  top: 512,
  border: "symmetric",
});

export function checkSignal(step: string, { border }: SignalOptions): void {
  requireOneOf(step, "border", border, borders);
}

/** Widest image that `pixels: "auto"` stands for, of those in which consecutive features can share a column. */
const widest = 128;

/** A column for each feature that is drawn, up to 128. */
export function columnsFor(features: number, { top }: FeatureOrderOptions): number {
  return Math.max(2, Math.min(features, top || features, widest));
}

/** The place of the signal that stands in each column of an image. */
export function placeOfColumn(places: number, width: number): Uint32Array {
  return Uint32Array.from({ length: width }, (_, x) => Math.floor((x * places) / width));
}
