import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { publishedTraining } from "./published-training.js";
import { residualStages } from "./residual-stages.js";

export interface NetomicsOptions {
  /** Channels of the first stage, 1 or more; the stages have 1, 2, 4 and 8 times as many. Default 16, as published. */
  readonly width: number;
  /** Share r of the channels behind the second stage that are set to zero when training, 0 to below 1. Default 0.3. */
  readonly ratio: number;
  /** Share of the values behind the third stage dropped when training, 0 to below 1. Default 0.2. */
  readonly dropout: number;
}

/**
 * NetOmics of MetDIT: a ResNet-18 for small images (a 3 × 3 stem without stride or pool, so that 32 × 32 pixels end as 4 × 4)
 * with a feature augmentation module that drops whole channels, in training alone. Names of the stages are torchvision's.
 *
 * Trained as published: focal loss that weighs classes by their rarity, 16 rows in an update, Adam at 3e-4, divided by 10
 * after epochs 50 and 80 of 100, weight decay 1e-6. (The paper's code lacks the module by that name, and its focal loss has
 * γ = 0, which is cross-entropy; here both act. Width, places and shares of what is dropped are that code's. Adam's decay is decoupled,
 * which at this size is no difference.) The paper starts from weights of photographs, `weights` here.
 *
 * @see Sha et al. 2024, MetDIT
 */
export const netomics: Model<NetomicsOptions> = {
  name: "netomics",
  source: { paper: "Sha et al. 2024", doi: "10.1021/acs.analchem.3c04607", reference: "Li-OmicsLab/MetDIT, NetOmics" },
  defaults: Object.freeze({ width: 16, ratio: 0.3, dropout: 0.2 }),
  training: Object.freeze({
    ...publishedTraining,
    epochs: 100,
    batchSize: 16,
    optimiser: "adamw",
    learningRate: 3e-4,
    weightDecay: 1e-6,
    schedule: "steps",
    milestones: Object.freeze([50, 80]),
    loss: "focal",
    focalGamma: 2,
    focalAlpha: "auto",
  }),
  check({ width, ratio, dropout }) {
    const whole = Number.isInteger(width) && width >= 1;
    requireOption(whole, "netomics", `width is ${width}.`, "Give a whole number of 1 or more.");
    for (const [name, share] of Object.entries({ ratio, dropout }))
      requireOption(share >= 0 && share < 1, "netomics", `${name} is ${share}.`, "Give a share from 0 to below 1.");
  },
  build(input, { width, ratio, dropout }, engine, random) {
    requireImageSize("netomics", input, 8);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const stem = layers.conv("conv1", input.channels, width, 3, 1, 1, { norm: "bn1", then: "relu" });
    const { stages, channels } = residualStages(layers, { block: "basic", depths: [2, 2, 2, 2] }, width);
    const head = layers.linear("fc", channels, input.classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          let y = stem(x, training);
          for (const [s, stage] of stages.entries()) {
            y = stage(y, training);
            if (training && own && s === 1) y = layers.dropout(y, ratio, own, "channels");
            if (training && own && s === 2) y = layers.dropout(y, dropout, own);
          }
          return head(ops.globalAveragePool(y));
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
