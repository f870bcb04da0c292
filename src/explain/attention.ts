import { attentionMaps } from "../models/attention-maps.js";
import type { Explainer } from "./explainer.js";
import { type BatchOptions, checkBatches, inBatches } from "./in-batches.js";

const name = "attention";

/**
 * Attention rollout: how much of what a vision transformer's class token has read comes from each pixel, over all blocks and
 * the mean of the heads (`attentionMaps`). It tells where the network looks, not what it concludes: no value is below 0, none
 * depends on the class that is explained, all channels of a pixel have one value, and so have all pixels of a patch. The
 * genes of a patch are told apart by nothing but how much of it each covers, so that smaller patches name genes more sharply.
 */
export const attention: Explainer<BatchOptions> = {
  name,
  source: { paper: "Abnar & Zuidema 2020", doi: "10.18653/v1/2020.acl-main.385" },
  attention: true,
  // ViT-B/16 of 224 pixels has 22 MiB of shares an image: 12 blocks of 12 heads among 197 tokens.
  defaults: Object.freeze({ batchSize: 8 }),
  check: (options) => checkBatches(name, options),
  attribute: (network, images, _targets, engine, options, ctx) =>
    inBatches(name, name, images, engine, options, ctx, (batch) => {
      const { channels } = images;
      const maps = attentionMaps(network, batch, engine);
      return Promise.resolve(Float32Array.from({ length: maps.length * channels }, (_, p) => maps[Math.floor(p / channels)]!)); // prettier-ignore
    }),
};
