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
  { warmup: 1.1 },
  { labelSmoothing: 1 },
  { classWeights: "auto" },
  { noise: NaN },
  { pixelDropout: -0.1 },
  { mixup: -1 },
])("%j is refused by name", (wrong) => {
  const [name] = Object.keys(wrong);
  expect(() => checkTrainOptions({ ...trainDefaults, ...wrong } as TrainOptions)).toThrow(`Option "${name}" is`);
});
