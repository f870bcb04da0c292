import type { Explainer } from "./explainer.js";
import { type BatchOptions, checkBatches } from "./in-batches.js";
import { inputGradient, inputGradientDefaults } from "./input-gradient.js";

const name = "gradientTimesInput";

/**
 * The gradient of the target class's logit times the pixel itself: what the pixel adds to the logit, to first order.
 *
 * Pixels are standardised before they reach a network, so this is the effect of the pixel's deviation from the mean
 * training sample, and a gene that marks a class by its absence counts as much as one that marks it by its presence.
 */
export const gradientTimesInput: Explainer<BatchOptions> = {
  name,
  source: {
    paper: "Shrikumar et al. 2016",
    doi: "10.48550/arXiv.1605.01713",
    reference: "captum 0.8, attr.InputXGradient",
  },
  defaults: inputGradientDefaults,
  check: (options) => checkBatches(name, options),
  async attribute(network, images, targets, engine, options, ctx) {
    const derivative = await inputGradient(name, network, images, targets, engine, options, ctx);
    return derivative.map((slope, p) => slope * images.values[p]!);
  },
};
