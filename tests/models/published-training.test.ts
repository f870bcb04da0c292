import { expect, test } from "@jest/globals";
import { publishedTraining } from "../../src/models/published-training.js";
import { seededRandom } from "../../src/random.js";
import { batchMaker } from "../../src/train/augment.js";
import { checkTrainOptions } from "../../src/train/train-options.js";
import { toyOptions, toySet } from "../train/toy.js";

test("images and targets reach a network as they are, and no number of updates lengthens the training", () => {
  const options = { ...toyOptions, ...publishedTraining };
  checkTrainOptions(options);
  expect(options.steps).toBe(1);
  const set = toySet(6);
  const { images, targets } = batchMaker(set, options, seededRandom(1))(Int32Array.of(0, 1, 2, 3, 4, 5));
  expect(images).toEqual(set.images);
  expect([...targets]).toEqual([...set.labels].flatMap((label) => [1 - label, label]));
});
