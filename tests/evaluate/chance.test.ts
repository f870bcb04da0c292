import { expect, test } from "@jest/globals";
import { chanceAccuracy } from "../../src/evaluate/chance.js";
import { confusionOf } from "../../src/evaluate/confusion.js";
import { seededRandom } from "../../src/random.js";

const labels = ["a", "b", "c"];

test("mean and deviation are those of shuffled labels", () => {
  const random = seededRandom(1);
  const truth = Int32Array.from({ length: 30 }, (_, i) => (i < 15 ? 0 : i < 25 ? 1 : 2));
  const predicted = Int32Array.from({ length: 30 }, (_, i) => (i < 20 ? 0 : i % 3));
  const { mean, sd } = chanceAccuracy(confusionOf(truth, predicted, labels));
  const runs = 20_000;
  const accuracies = Array.from({ length: runs }, () => {
    const shuffled = random.shuffle(truth.slice());
    return predicted.filter((claim, i) => claim === shuffled[i]).length / predicted.length;
  });
  const average = accuracies.reduce((sum, value) => sum + value, 0) / runs;
  const deviation = Math.sqrt(accuracies.reduce((sum, value) => sum + (value - average) ** 2, 0) / (runs - 1));
  expect(mean).toBeCloseTo(average, 2);
  expect(deviation / sd).toBeCloseTo(1, 1);
});

test("always naming one class has no spread", () => {
  const truth = Int32Array.of(0, 0, 0, 1);
  const chance = chanceAccuracy(confusionOf(truth, Int32Array.of(0, 0, 0, 0), labels));
  expect(chance).toEqual({ mean: 0.75, sd: 0, majority: 0.75, proportional: 0.625 });
});

test("one sample", () => {
  expect(chanceAccuracy(confusionOf(Int32Array.of(1), Int32Array.of(1), labels))).toMatchObject({ mean: 1, sd: 0 });
});
