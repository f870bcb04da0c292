import { expect, test } from "@jest/globals";
import type { Vector } from "apache-arrow";
import { tensorColumn, tensorValues } from "../../src/data/arrow-tensor.js";

const values = Float32Array.from({ length: 12 }, (_, i) => i);

test("the field carries Arrow's canonical tensor extension", () => {
  const { field } = tensorColumn("images", values, [2, 3, 1], 2);
  expect(Object.fromEntries(field.metadata)).toEqual({
    "ARROW:extension:name": "arrow.fixed_shape_tensor",
    "ARROW:extension:metadata": '{"shape":[2,3,1]}',
  });
  expect(String(field.type)).toBe("FixedSizeList[6]<Float32>");
  expect(field.nullable).toBe(false);
});

test("the numbers are wrapped and come back as the same buffer", () => {
  const { vector } = tensorColumn("x", values, [3], 4);
  expect(tensorValues(vector).buffer).toBe(values.buffer);
  expect([...(vector.get(1) as Vector)]).toEqual([3, 4, 5]);
});

test("rows that are not known are null, and keep their numbers", () => {
  const { field, vector } = tensorColumn("x", values, [3], 4, Uint8Array.of(1, 0, 1, 1));
  expect(field.nullable).toBe(true);
  expect([vector.nullCount, vector.get(1)]).toEqual([1, null]);
  expect([...tensorValues(vector)]).toEqual([...values]);
});

test("a column of several chunks is copied together, a slice gives its part", () => {
  const { vector } = tensorColumn("x", values, [3], 4);
  expect([...tensorValues(vector.slice(1, 3))]).toEqual([3, 4, 5, 6, 7, 8]);
  expect([...tensorValues(vector.slice(2).concat(vector.slice(0, 1)))]).toEqual([6, 7, 8, 9, 10, 11, 0, 1, 2]);
});
