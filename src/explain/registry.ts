import type { Registry } from "../registry.js";
import { attention } from "./attention.js";
import type { AnyExplainer } from "./explainer.js";
import { gradient } from "./gradient.js";
import { gradientTimesInput } from "./gradient-times-input.js";

export const explainers = {
  /** Gradient of the predicted class's logit with respect to each pixel. Simonyan et al. 2014. */
  gradient,
  /** That gradient times the pixel: what each pixel adds to the logit. Finds marker genes best. Shrikumar et al. 2016. */
  gradientTimesInput,
  /** Where a vision transformer looks, class or no class: attention rolled out over its blocks. Only `vit`. Abnar & Zuidema 2020. */
  attention,
} satisfies Registry<AnyExplainer>;
