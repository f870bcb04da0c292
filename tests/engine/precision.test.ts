import { expect, test } from "@jest/globals";
import { inputsInBfloat16 } from "../../src/engine/precision.js";

/** Which inputs are taken in bfloat16 where some lie in it. */
const lowered = (
  op: string,
  halves: readonly number[],
  shapes: readonly (readonly number[])[] = [],
  transposed = false,
) => inputsInBfloat16(op, { isHalf: (at) => halves.includes(at), shape: (at) => shapes[at]! }, transposed);

test("convolutions and their gradients take images, filters and slopes in bfloat16, never shapes", () => {
  expect(lowered("Conv2D", [])).toEqual([0, 1]);
  expect(lowered("Conv2DBackpropInput", [])).toEqual([1, 2]);
  const large = [32, 8, 8, 16];
  expect(lowered("Conv2DBackpropFilter", [], [large, [4], large])).toEqual([0, 2]);
  expect(lowered("DepthwiseConv2dNative", [0, 1])).toEqual([]);
});

test("a filter's gradient from few pixels stays in float32", () => {
  expect(lowered("Conv2DBackpropFilter", [0, 2], [[32, 8, 8, 512], [4], [32, 4, 4, 512]])).toEqual([]); // prettier-ignore
});

test("products do where they are large, not where a few rows meet large weights", () => {
  const rows = [8192, 64];
  expect(lowered("MatMul", [], [rows, [64, 192]])).toEqual([0, 1]);
  expect(lowered("MatMul", [], [rows, [8192, 192]], true)).toEqual([0, 1]);
  expect(lowered("MatMul", [], [[32, 4096], [32, 4096]], true)).toEqual([]); // prettier-ignore
  expect(lowered("MatMul", [], [[32, 512], [512, 6]])).toEqual([]); // prettier-ignore
});

test("what lies in bfloat16 stays there through norms, ReLU and pools, and a sum only where both parts do", () => {
  expect(lowered("FusedBatchNormV3", [0])).toEqual([0]);
  expect(lowered("FusedBatchNormV3", [])).toEqual([]);
  expect(lowered("ReluGrad", [1])).toEqual([0, 1]);
  expect(lowered("ReluGrad", [0])).toEqual([]);
  expect(lowered("AddV2", [0, 1])).toEqual([0, 1]);
  expect(lowered("AddV2", [0])).toEqual([]);
});

test("all else takes float32", () => {
  for (const op of ["Softmax", "Mul", "Sum", "ConcatV2"]) expect(lowered(op, [0, 1])).toEqual([]);
});
