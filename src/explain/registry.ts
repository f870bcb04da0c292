import type { Registry } from "../registry.js";
import type { AnyExplainer } from "./explainer.js";
import { gradient } from "./gradient.js";

export const explainers = {
  /** Absolute gradient of the predicted class's logit with respect to each pixel. Simonyan et al. 2014. */
  gradient,
} satisfies Registry<AnyExplainer>;
