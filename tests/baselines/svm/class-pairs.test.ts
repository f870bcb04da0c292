import { expect, test } from "@jest/globals";
import { classPairs, trainPairs, updateLimit } from "../../../src/baselines/svm/class-pairs.js";

// Four samples on a line: 0 and 1, 4, 9.
const places = [0, 1, 4, 9];
const kernel = {
  row: (i: number) => Float32Array.from(places, (place) => place * places[i]!),
  diagonal: Float64Array.from(places, (place) => place ** 2),
  release: () => undefined,
};
const task = { kernel, labels: Int32Array.of(0, 0, 1, 2), classes: 3, rows: [0, 1, 2, 3], C: 10, tolerance: 1e-3 };

test("pairs go through the classes in order; the margin lies between the nearest samples", async () => {
  expect(classPairs(3)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  const ended: (string | undefined)[] = [];
  const answers = await trainPairs(task, (end) => Promise.resolve(void ended.push(end)));
  expect(ended.filter(Boolean)).toHaveLength(3);
  const middles = answers.map(({ samples, weights, bias }) => {
    const slope = weights.reduce((sum, weight, s) => sum + weight * places[samples[s]!]!, 0);
    return +(bias / slope).toFixed(2);
  });
  expect(middles).toEqual([2.5, 5, 6.5]);
  expect(answers[0]!.samples).toEqual(Int32Array.of(0, 1, 2));
  expect(answers.every(({ converged }) => converged)).toBe(true);
});

test("what is not found within the limit says so", async () => {
  const [first] = await trainPairs(task, () => Promise.resolve(), 1);
  expect(first!.converged).toBe(false);
  expect(updateLimit(10)).toBe(1e7);
});
