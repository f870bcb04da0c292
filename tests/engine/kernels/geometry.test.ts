import { expect, test } from "@jest/globals";
import {
  conv2dWindow,
  conv3dWindow,
  pool2dWindow,
  pool3dWindow,
  requireOutputShape,
  window2dAttributes,
  window3dAttributes,
} from "../../../src/engine/kernels/geometry.js";

const conv = { strides: 2, pad: 1, dataFormat: "NHWC" };

test("named padding goes by name, numbers go explicitly", () => {
  const named = window2dAttributes(conv2dWindow([1, 8, 8, 3], [3, 3, 3, 4], { ...conv, pad: "same" }), "convolution");
  expect(named).toEqual({ strides: [1, 2, 2, 1], data_format: "NHWC", dilations: [1, 1, 1, 1], padding: "SAME" });
  const explicit = window2dAttributes(conv2dWindow([1, 8, 8, 3], [3, 3, 3, 4], conv), "convolution");
  expect(explicit).toMatchObject({ padding: "EXPLICIT", explicit_paddings: [0, 0, 1, 1, 1, 1, 0, 0] });
  const pool = window2dAttributes(pool2dWindow([1, 8, 8, 3], { filterSize: 2, strides: 2, pad: "valid" }), "pool");
  expect(pool).toMatchObject({ ksize: [1, 2, 2, 1], padding: "VALID" });
});

test("channels first", () => {
  const info = conv2dWindow([1, 3, 8, 8], [3, 3, 3, 4], { ...conv, dataFormat: "NCHW" });
  expect(window2dAttributes(info, "convolution")).toMatchObject({ strides: [1, 1, 2, 2], data_format: "NCHW" });
});

test("three dimensions", () => {
  const filter = conv3dWindow([1, 4, 4, 4, 2], [2, 2, 2, 2, 3], { strides: 1, pad: "same" });
  expect(window3dAttributes(filter, "convolution")).toMatchObject({ padding: "SAME", dilations: [1, 1, 1, 1, 1] });
  const pool = pool3dWindow([1, 4, 4, 4, 2], { filterSize: 2, strides: 2, pad: "valid" });
  expect(window3dAttributes(pool, "pool")).toMatchObject({ padding: "VALID", ksize: [1, 2, 2, 2, 1] });
});

test("rounding up and gradients of another shape are impossible", () => {
  const impossible = expect.objectContaining({ tag: "ImpossibleGeometry" });
  const up = pool2dWindow([1, 5, 5, 1], { filterSize: 2, strides: 2, pad: 0, dimRoundingMode: "ceil" });
  expect(() => window2dAttributes(up, "pool")).toThrow(impossible);
  const info = conv2dWindow([1, 8, 8, 3], [3, 3, 3, 4], conv);
  expect(() => requireOutputShape(info, [1, 8, 8, 4], "Conv2D")).toThrow(/\[1,4,4,4\].*not \[1,8,8,4\]/);
  requireOutputShape(info, [1, 4, 4, 4], "Conv2D");
});
