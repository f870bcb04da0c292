import { denseColumns, transpose } from "../data/dense.js";
import { checkDeepInsight, deepInsightDefaults, type DeepInsightOptions, deepInsightPlaces } from "./deep-insight.js";
import { smallestSquare } from "./encoder.js";
import {
  checkFeatureOrder,
  featureOrder,
  type FeatureOrderOptions,
  featureOrderTraits,
} from "./order/feature-order.js";
import { layoutEncoder } from "./layout-encoder.js";

/** Of the ordering options only which features are drawn: `top` of those that `rank` puts first. */
export interface GeneVitOptions extends DeepInsightOptions, Pick<FeatureOrderOptions, "rank" | "top"> {}

const name = "geneVit";

/**
 * DeepInsight for vision transformers: first the features that matter are chosen, then these alone are laid out, a pixel
 * each, so that every patch of the image is full. GeneViT compresses the genes by a stacked autoencoder before its improved
 * DeepInsight; here genes are selected instead, and every pixel keeps the name of a gene. By default the 1,024 features of largest
 * variance, without labels, on 32 × 32 pixels, which patches of 4, 8 or 16 divide.
 *
 * @throws UnsuitableData for more features than pixels, saying which size fits
 */
export const geneVit = layoutEncoder<GeneVitOptions>({
  name,
  source: { paper: "Gokhale et al. 2023", doi: "10.1016/j.compbiomed.2023.106643" },
  defaults: { ...deepInsightDefaults, pixels: "auto", assign: "lsa", rank: "variance", top: 1024 },
  readsLabels: ({ rank }) => featureOrderTraits.readsLabels({ rank, order: "given", top: 0 }),
  check(options) {
    checkFeatureOrder(name, { ...options, order: "given" });
    checkDeepInsight(name, options);
  },
  smallest: (features, { top }) => smallestSquare(Math.min(features, top || features)),
  async place(training, options, ctx) {
    const features = await featureOrder(name, training, { ...options, order: "given" }, ctx);
    const chosen = transpose(denseColumns(training.values, features));
    return { ...(await deepInsightPlaces(name, chosen, training, options, ctx)), features };
  },
});
