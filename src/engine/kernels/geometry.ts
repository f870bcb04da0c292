import { backend_util } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import { OmixelError } from "../../errors.js";
import type { KernelAttributes } from "./kernel.js";

/** Sizes, strides and padding of a sliding window, as tfjs works them out. */
export type Window2D = ReturnType<typeof backend_util.computeConv2DInfo>;
export type Window3D = ReturnType<typeof backend_util.computeConv3DInfo>;

type Shape4D = [number, number, number, number];
type Shape5D = [number, number, number, number, number];

export function conv2dWindow(x: number[], filter: number[], a: KernelAttributes, depthwise = false): Window2D {
  const format = backend_util.convertConv2DDataFormat(a.dataFormat ?? "NHWC");
  return backend_util.computeConv2DInfo(
    x as Shape4D,
    filter as Shape4D,
    a.strides,
    a.dilations ?? 1,
    a.pad,
    a.dimRoundingMode,
    depthwise,
    format,
  );
}

export function pool2dWindow(x: number[], a: KernelAttributes): Window2D {
  return backend_util.computePool2DInfo(x as Shape4D, a.filterSize, a.strides, 1, a.pad, a.dimRoundingMode);
}

export function conv3dWindow(x: number[], filter: number[], a: KernelAttributes): Window3D {
  return backend_util.computeConv3DInfo(x as Shape5D, filter as Shape5D, a.strides, a.dilations ?? 1, a.pad);
}

export function pool3dWindow(x: number[], a: KernelAttributes): Window3D {
  return backend_util.computePool3DInfo(x as Shape5D, a.filterSize, a.strides, 1, a.pad, a.dimRoundingMode);
}

/**
 * Strides and padding as TensorFlow's attributes, beside `dilations` (convolution) or `ksize` (pool).
 *
 * @throws ImpossibleGeometry when tfjs rounds the number of window positions up, which TensorFlow cannot
 */
export function window2dAttributes(info: Window2D, of: "convolution" | "pool"): Attributes {
  requireRoundingDown(info);
  const last = info.dataFormat === "channelsLast";
  const spread = (height: number, width: number) => (last ? [1, height, width, 1] : [1, 1, height, width]);
  const { top, bottom, left, right, type } = info.padInfo;
  const explicit = last ? [0, 0, top, bottom, left, right, 0, 0] : [0, 0, 0, 0, top, bottom, left, right];
  return {
    strides: spread(info.strideHeight, info.strideWidth),
    data_format: last ? "NHWC" : "NCHW",
    ...(of === "pool"
      ? { ksize: spread(info.filterHeight, info.filterWidth) }
      : { dilations: spread(info.dilationHeight, info.dilationWidth) }),
    ...(type === "SAME" || type === "VALID" ? { padding: type } : { padding: "EXPLICIT", explicit_paddings: explicit }),
  };
}

export function window3dAttributes(info: Window3D, of: "convolution" | "pool"): Attributes {
  return {
    strides: [1, info.strideDepth, info.strideHeight, info.strideWidth, 1],
    padding: info.padInfo.type,
    data_format: "NDHWC",
    ...(of === "pool"
      ? { ksize: [1, info.filterDepth, info.filterHeight, info.filterWidth, 1] }
      : { dilations: [1, info.dilationDepth, info.dilationHeight, info.dilationWidth, 1] }),
  };
}

function requireRoundingDown(info: Window2D): void {
  const { padInfo, inHeight, inWidth, effectiveFilterHeight, effectiveFilterWidth, strideHeight, strideWidth } = info;
  if (padInfo.type === "SAME") return;
  const rows = Math.floor((inHeight + padInfo.top + padInfo.bottom - effectiveFilterHeight) / strideHeight) + 1;
  const columns = Math.floor((inWidth + padInfo.left + padInfo.right - effectiveFilterWidth) / strideWidth) + 1;
  if (rows === info.outHeight && columns === info.outWidth) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `A window that slides over ${inHeight} × ${inWidth} pixels was asked for ${info.outHeight} × ${info.outWidth} ` +
      `positions where ${rows} × ${columns} fit.`,
    "Leave dimRoundingMode at 'floor'.",
  );
}

/**
 * Checks that a gradient has the shape that the forward pass gives. TensorFlow's library does not check this everywhere:
 * an impossible combination ends the whole process.
 *
 * @throws ImpossibleGeometry
 */
export function requireOutputShape(info: Window2D | Window3D, gradient: readonly number[], op: string): void {
  const expected = info.outShape;
  if (expected.length === gradient.length && expected.every((size, i) => size === gradient[i])) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `${op}: an input of shape [${info.inShape.join()}] gives outputs of shape [${expected.join()}] ` +
      `with this filter, stride and padding, not [${gradient.join()}].`,
    "Make input size, filter, stride and padding agree.",
  );
}
