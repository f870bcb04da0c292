import type { NativeOps } from "./ops.js";

type Parts = Pick<NativeOps, "conv2d" | "depthwiseConv2d" | "addBias" | "add" | "relu" | "silu">;

/** `convInfer` from the ops that it stands for, where there is none that does all at once. */
export function convInSteps(ops: Parts): NativeOps["convInfer"] {
  return (x, filter, bias, stride, padding, { depthwise, beside, then } = {}) => {
    const convolve = depthwise ? ops.depthwiseConv2d : ops.conv2d;
    const y = ops.addBias(convolve(x, filter, stride, padding), bias);
    const sum = beside ? ops.add(y, beside) : y;
    return then ? ops[then](sum) : sum;
  };
}
