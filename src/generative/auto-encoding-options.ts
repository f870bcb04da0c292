import type { AssayChoice } from "../prepare/assay-step.js";
import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { DescentOptions } from "./descend.js";
import { type Likelihood, likelihoods } from "./likelihoods.js";

/** What every network that squeezes a table through few values lets one choose. */
export interface AutoEncodingOptions extends AssayChoice, DescentOptions {
  /** Values that a sample becomes, 1 … features. Default 16. */
  readonly latent: number;
  /** Values of each hidden layer of the encoder, and of the decoder the other way round; none = linear. Default [128]. */
  readonly hidden: readonly number[];
  /**
   * How values scatter about what is reconstructed: "gaussian" for logarithms and scaled values (features become z-scores
   * of the training samples); "poisson" or "negativeBinomial" for raw counts. Default "gaussian".
   */
  readonly likelihood: Likelihood;
  /**
   * Share of the features that the encoder does not see of a sample in an update (Vincent et al. 2008), 0 to below 1: what it
   * has to guess it cannot learn by heart. Default 0.3.
   */
  readonly masked: number;
  /** Whether the features stay, with the latent values behind them in the same table. Default false. */
  readonly keep: boolean;
  /** Passes over the training samples, 1 or more; learning lasts until both `epochs` and `steps` are reached. Default 20. */
  readonly epochs: number;
  /** Updates of the weights, 1 or more. Few samples are soon known by heart. Default 300. */
  readonly steps: number;
  /** Samples in an update, 2 or more; of fewer training samples all. Default 64. */
  readonly batchSize: number;
  /** Largest learning rate (Adam), above 0; it rises at first and falls to 0 along a cosine. Default 1e-3. */
  readonly learningRate: number;
}

export const autoEncodingDefaults: Readonly<AutoEncodingOptions> = Object.freeze({
  assay: "",
  latent: 16,
  hidden: Object.freeze([128]),
  likelihood: "gaussian",
  masked: 0.3,
  keep: false,
  epochs: 20,
  steps: 300,
  batchSize: 64,
  learningRate: 1e-3,
});

/** @throws InvalidOption, UnknownName */
export function checkAutoEncoding(name: string, options: AutoEncodingOptions): void {
  const { latent, hidden, likelihood, masked, epochs, steps, batchSize, learningRate } = options;
  requireWhole(name, "latent", latent, 1, "Use 16.");
  const whole = hidden.every((size) => Number.isInteger(size) && size >= 1);
  requireOption(whole, name, `hidden is [${hidden.join(", ")}].`, "Give whole numbers of 1 or more: [128].");
  requireOneOf(name, "likelihood", likelihood, likelihoods);
  const below1 = (share: number) => share >= 0 && share < 1;
  requireNumber(name, "masked", masked, below1, "a share from 0 to below 1 is expected", "Use 0.3.");
  requireWhole(name, "epochs", epochs, 1, "Use 20.");
  requireWhole(name, "steps", steps, 1, "Use 300.");
  requireWhole(name, "batchSize", batchSize, 2, "Use 64.");
  requireNumber(name, "learningRate", learningRate, (rate) => rate > 0, "a number above 0 is expected", "Use 1e-3.");
}
