import { fitAutoEncoding, type AutoEncodingLearnt, latentAssay, latentErrors } from "../generative/auto-encoding.js";
import {
  autoEncodingDefaults,
  type AutoEncodingOptions,
  checkAutoEncoding,
} from "../generative/auto-encoding-options.js";
import { assayStep } from "./assay-step.js";

const name = "autoencoder";

/**
 * Values between the halves of a network that gives a sample back, in place of the features: LATENT1, LATENT2, … Without
 * hidden layers they span what principal components of the z-scores span. Column `autoencoderError` of the sample table
 * says how far each sample is from what comes back.
 *
 * @throws MissingValues; TooFewSamples; UnsuitableData for fewer features than latent values; EngineFailure; Aborted
 */
export const autoencoder = assayStep<AutoEncodingOptions, AutoEncodingLearnt>({
  name,
  source: { paper: "Hinton & Salakhutdinov 2006", doi: "10.1126/science.1127647" },
  defaults: autoEncodingDefaults,
  check: (options) => checkAutoEncoding(name, options),
  fit: (train, options, ctx) => fitAutoEncoding(name, train, options, undefined, ctx),
  apply: (data, learnt, { keep }, ctx) => latentAssay(name, data, learnt, keep, ctx),
  describe: (data, learnt, _options, ctx) => ({ autoencoderError: latentErrors(name, data, learnt, ctx) }),
});
