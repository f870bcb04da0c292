import type { Registry } from "../registry.js";
import type { AnyStep } from "../step.js";
import { gan } from "./gan.js";

/** What makes synthetic training samples, by name; a line's comment is what a notebook shows on hover. */
export const synthesisers = {
  /** Fills rare classes up with samples of a conditional Wasserstein GAN with gradient penalty. Gulrajani et al. 2017. */
  gan,
} as const satisfies Registry<AnyStep>;
