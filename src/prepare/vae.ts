import { fitAutoEncoding, type AutoEncodingLearnt, latentAssay, latentErrors } from "../generative/auto-encoding.js";
import {
  autoEncodingDefaults,
  type AutoEncodingOptions,
  checkAutoEncoding,
} from "../generative/auto-encoding-options.js";
import { assayStep } from "./assay-step.js";
import { requireNumber, requireShare } from "./require.js";

export interface VaeOptions extends AutoEncodingOptions {
  /** Weight of the divergence from a standard normal distribution, 0 or more. Default 1. */
  readonly beta: number;
  /** Share of the updates in which that weight rises from 0, 0 … 1. Default 0.3. */
  readonly warmup: number;
}

const name = "vae";

/**
 * The means of a variational autoencoder in place of the features: LATENT1, LATENT2, … Each sample is thought to be drawn
 * from a normal distribution of these values, which are held near standard ones. Column `vaeError` of the sample table says
 * how far each sample is from what comes back.
 *
 * @throws MissingValues; TooFewSamples; UnsuitableData for fewer features than latent values; EngineFailure; Aborted
 */
export const vae = assayStep<VaeOptions, AutoEncodingLearnt>({
  name,
  source: { paper: "Kingma & Welling 2014; Lopez et al. 2018 (counts)", doi: "10.1038/s41592-018-0229-2" },
  defaults: Object.freeze({ ...autoEncodingDefaults, beta: 1, warmup: 0.3 }),
  check(options) {
    checkAutoEncoding(name, options);
    requireNumber(name, "beta", options.beta, (beta) => beta >= 0, "a number of at least 0 is expected", "Use 1.");
    requireShare(name, "warmup", options.warmup);
  },
  fit: (train, options, ctx) => fitAutoEncoding(name, train, options, options, ctx),
  apply: (data, learnt, { keep }, ctx) => latentAssay(name, data, learnt, keep, ctx),
  describe: (data, learnt, _options, ctx) => ({ vaeError: latentErrors(name, data, learnt, ctx) }),
});
