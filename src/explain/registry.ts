import type { Registry } from "../registry.js";
import type { AnyExplainer } from "./explainer.js";
import { gradient } from "./gradient.js";
import { gradientTimesInput } from "./gradient-times-input.js";

export const explainers = {
  /** Gradient of the predicted class's logit with respect to each pixel. Simonyan et al. 2014. */
  gradient,
  /** That gradient times the pixel: what each pixel adds to the logit. Finds marker genes best. Shrikumar et al. 2016. */
  gradientTimesInput,
} satisfies Registry<AnyExplainer>;
