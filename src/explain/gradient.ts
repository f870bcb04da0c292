import type { Explainer } from "./explainer.js";
import { type BatchOptions, checkBatches } from "./in-batches.js";
import { inputGradient, inputGradientDefaults } from "./input-gradient.js";

const name = "gradient";

/**
 * Gradient saliency: the derivative of the target class's logit with respect to each pixel. Pictures show its magnitude.
 *
 * The logit, not the probability: a confident network's probability is flat, and its gradient would vanish.
 */
export const gradient: Explainer<BatchOptions> = {
  name,
  source: { paper: "Simonyan et al. 2014", doi: "10.48550/arXiv.1312.6034", reference: "captum 0.8, attr.Saliency" },
  defaults: inputGradientDefaults,
  check: (options) => checkBatches(name, options),
  attribute: (network, images, targets, engine, options, ctx) =>
    inputGradient(name, network, images, targets, engine, options, ctx),
};
