import { assayOf } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import type { Images } from "../../src/data/images.js";
import { toDense } from "../../src/data/matrix.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import type { FoldOutcome } from "../../src/omics/fold-job.js";
import type { Control } from "../../src/omics/options.js";
import type { PlanJson } from "../../src/omics/plan.js";
import type { Study } from "../../src/omics/score.js";
import { smallCohort } from "./small-cohort.js";

const SAMPLES = 6;
const cohort = smallCohort({ samples: SAMPLES, features: 8, classes: 2 });

/** Six samples of two classes in two folds: what a run knows before its folds. */
export const study: Study = {
  plan: {
    omixel: 1,
    source: { memory: "6 samples" },
    seed: 1,
    steps: [
      { verb: "log1p", options: {} },
      { verb: "encode", method: "deepInsight", options: { pixels: 4 } },
      { verb: "classify", method: "smallCnn", options: {} },
      { verb: "explain", method: "gradient", options: { top: 2 } },
    ],
  } satisfies PlanJson,
  read: { cohort, source: "6 samples", unlabelled: 0, warnings: [] },
  cohort,
  labels: Array.from({ length: SAMPLES }, (_, i) => `class${i % 2}`),
  classes: ["class0", "class1"],
  folds: Int32Array.of(0, 1, 0, 1, 0, 1),
  warnings: [],
  started: new Date(0),
  jobs: 1,
  phases: [],
};

const features = Array.from({ length: 8 }, (_, j) => `g${j}`);
const layout = buildLayout({
  height: 4,
  width: 4,
  channels: ["tsne"],
  features,
  x: Uint16Array.from({ length: 8 }, (_, j) => j % 4),
  y: Uint16Array.from({ length: 8 }, (_, j) => Math.floor(j / 4)),
  radius: 0,
});
const images: Images = {
  count: SAMPLES,
  height: 4,
  width: 4,
  channels: 1,
  values: new Float32Array(SAMPLES * 16).fill(0.5),
  layout,
};

/**
 * What a fold would report: right about all its samples but the first `wrong`. Its network looks at gene g0 for class0 and
 * at g1 for class1, three times as much as at each other gene.
 */
export function outcome(
  fold: number | "final",
  { wrong = 0, control }: { wrong?: number; control?: Control } = {},
): FoldOutcome {
  const rows = Int32Array.from(study.folds.keys()).filter((row) => fold === "final" || study.folds[row] === fold);
  const probabilities = new Float32Array(rows.length * 2);
  const geneScores = dense(rows.length, features.length);
  for (const [i, row] of rows.entries()) {
    const said = i < wrong ? 1 - (row % 2) : row % 2;
    probabilities.set(said === 0 ? [0.9, 0.1] : [0.1, 0.9], 2 * i);
    geneScores.values.fill(1, i * features.length, (i + 1) * features.length);
    geneScores.values[i * features.length + (row % 2)] = 3;
  }
  return {
    fold,
    ...(control ? { control } : {}),
    seconds: 1,
    rows,
    trainSamples: fold === "final" ? SAMPLES : SAMPLES - rows.length,
    probabilities,
    history: [[{ epoch: 1, loss: 1, accuracy: 0.5 }]],
    features,
    geneScores,
    ...(fold === "final"
      ? {
          final: {
            samples: Array.from({ length: SAMPLES }, (_, i) => `s${i}`),
            assays: [{ name: "table", features, typical: new Float32Array(8) }],
            steps: [],
            classifier: {},
            images,
            expression: toDense(assayOf(cohort).values),
          },
        }
      : {}),
    warnings: [],
    engine: "TensorFlow",
    peakMemory: 100,
  };
}
