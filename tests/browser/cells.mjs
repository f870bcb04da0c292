// Code of cells that several tests run.

/** A study that takes a second or two: 24 samples of two classes, two folds, 8 × 8 pixels. */
export const smallStudy = `import { omics } from "omixel";
const plan = omics.simulate({ samples: 24, features: 80, classes: 2, modulesPerClass: 1, genesPerModule: 8, seed: 3 })
  .log1p()
  .encode("deepInsight", { pixels: 8 })
  .classify("smallCnn", { folds: 2, epochs: 2 })
  .explain("gradient", { top: 10 });
const study = await plan.run({ jobs: 0 });
study.metrics.folds.length`;
