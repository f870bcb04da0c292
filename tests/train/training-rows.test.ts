import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { trainingRows } from "../../src/train/training-rows.js";
import { toySet } from "./toy.js";

test("rows of a training set are copies, with their labels and the table behind them", () => {
  const values = dense(
    4,
    2,
    Float32Array.from({ length: 8 }, (_, at) => at),
  );
  const set = { ...toySet(4), table: { values, draw: () => undefined } };
  const some = trainingRows(set, Int32Array.of(3, 0));
  expect(some).toMatchObject({ count: 2, height: 8, width: 8, channels: 2, classes: 2 });
  expect([...some.labels]).toEqual([1, 0]);
  expect(some.images).toEqual(Float32Array.of(...set.images.subarray(384), ...set.images.subarray(0, 128)));
  expect([...some.table!.values.values]).toEqual([6, 7, 0, 1]);
  some.images.fill(0);
  expect(set.images.some((value) => value !== 0)).toBe(true);
  expect(trainingRows(toySet(4), Int32Array.of(1)).table).toBeUndefined();
});
