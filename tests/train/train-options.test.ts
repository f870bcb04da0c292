import { expect, test } from "@jest/globals";
import { checkTrainOptions, trainDefaults, type TrainOptions } from "../../src/train/train-options.js";

test("the defaults are frozen and allowed", () => {
  expect(Object.isFrozen(trainDefaults)).toBe(true);
  expect(() => checkTrainOptions(trainDefaults)).not.toThrow();
});

test.each<Partial<Record<keyof TrainOptions, unknown>>>([
  { epochs: 0 },
  { steps: 1.5 },
  { batchSize: 1 },
  { learningRate: 0 },
  { learningRate: Infinity },
  { optimiser: "adagrad" },
  { weightDecay: -1 },
  { schedule: "step" },
  { milestones: [80, 50], schedule: "steps" },
  { milestones: [0], schedule: "steps" },
  { milestones: "50" },
  { loss: "hinge" },
  { focalGamma: -1 },
  { focalAlpha: 0 },
  { focalAlpha: "balanced" },
  { clipNorm: -1 },
  { clipNorm: Infinity },
  { warmup: 1.1 },
  { labelSmoothing: 1 },
  { classWeights: "auto" },
  { noise: NaN },
  { pixelDropout: -0.1 },
  { mixup: -1 },
  { featureNoise: -1 },
  { featureDropout: "half" },
  { patience: -1 },
  { validation: 0.6 },
  { freeze: 0.5 },
  { thaw: -1 },
  { layerDecay: 0 },
  { precision: "float16" },
])("%j is refused by name", (wrong) => {
  const [name] = Object.keys(wrong);
  expect(() => checkTrainOptions({ ...trainDefaults, ...wrong } as TrainOptions)).toThrow(`Option "${name}" is`);
});

test("steps without a milestone, which would be constant by another name, are refused", () => {
  expect(() => checkTrainOptions({ ...trainDefaults, schedule: "steps" })).toThrow(/"milestones" is \[\]/);
  expect(() => checkTrainOptions({ ...trainDefaults, schedule: "steps", milestones: [50, 80] })).not.toThrow();
});
