import type { Registry } from "../registry.js";
import { deepInsight } from "./deep-insight.js";
import type { AnyEncoder } from "./encoder.js";
import { random } from "./random.js";
import { saliencyRgb } from "./saliency-rgb.js";

/** Ways to turn a table into images. */
export const encoders = {
  /** Each feature a disc in three layouts: red = t-SNE, green = principal components, blue = UMAP (Alyatimi et al. 2025). */
  saliencyRgb,
  /** Each feature on a pixel, features that behave alike side by side, by t-SNE, UMAP, kernel PCA or PCA (Sharma et al. 2019). */
  deepInsight,
  /** Features anywhere, by the seed: the control that every other layout has to beat. */
  random,
} as const satisfies Registry<AnyEncoder>;
