import type { TensorInfo } from "@tensorflow/tfjs";
import { finish } from "./fused.js";
import { conv2dWindow, conv3dWindow, requireOutputShape, window2dAttributes, window3dAttributes } from "./geometry.js";
import type { KernelAttributes, KernelFamily } from "./kernel.js";

/** Convolutions and their gradients. */
export const convolution: KernelFamily = (backend) => {
  const { constants } = backend;

  const forward = (op: string, x: TensorInfo, filter: TensorInfo, a: KernelAttributes) => {
    const info = conv2dWindow(x.shape, filter.shape, a, op !== "Conv2D");
    return backend.exec(op, [x, filter], window2dAttributes(info, "convolution"))[0]!;
  };
  const inputGradient = (op: string, dy: TensorInfo, filter: TensorInfo, a: KernelAttributes) => {
    const info = conv2dWindow(a.inputShape, filter.shape, a, op.startsWith("Depthwise"));
    requireOutputShape(info, dy.shape, op);
    return backend.run(op, [constants.ints(a.inputShape), filter, dy], window2dAttributes(info, "convolution"));
  };
  const filterGradient = (op: string, x: TensorInfo, dy: TensorInfo, a: KernelAttributes) => {
    const info = conv2dWindow(x.shape, a.filterShape, a, op.startsWith("Depthwise"));
    requireOutputShape(info, dy.shape, op);
    return backend.run(op, [x, constants.ints(a.filterShape), dy], window2dAttributes(info, "convolution"));
  };

  return {
    Conv2D: ({ x, filter }, a) => backend.adopt(forward("Conv2D", x!, filter!, a)),
    FusedConv2D: (inputs, a) => finish(backend, forward("Conv2D", inputs.x!, inputs.filter!, a), inputs, a),
    Conv2DBackpropInput: ({ dy, filter }, a) => inputGradient("Conv2DBackpropInput", dy!, filter!, a),
    Conv2DBackpropFilter: ({ x, dy }, a) => filterGradient("Conv2DBackpropFilter", x!, dy!, a),

    DepthwiseConv2dNative: ({ x, filter }, a) => backend.adopt(forward("DepthwiseConv2dNative", x!, filter!, a)),
    FusedDepthwiseConv2D: (inputs, a) =>
      finish(backend, forward("DepthwiseConv2dNative", inputs.x!, inputs.filter!, a), inputs, a),
    DepthwiseConv2dNativeBackpropInput: ({ dy, filter }, a) =>
      inputGradient("DepthwiseConv2dNativeBackpropInput", dy!, filter!, a),
    DepthwiseConv2dNativeBackpropFilter: ({ x, dy }, a) =>
      filterGradient("DepthwiseConv2dNativeBackpropFilter", x!, dy!, a),

    Conv3D: ({ x, filter }, a) =>
      backend.run("Conv3D", [x!, filter!], window3dAttributes(conv3dWindow(x!.shape, filter!.shape, a), "convolution")),
    Conv3DBackpropInputV2: ({ dy, filter }, a) => {
      const info = conv3dWindow(a.inputShape, filter!.shape, a);
      requireOutputShape(info, dy!.shape, "Conv3DBackpropInputV2");
      const inputs = [constants.ints(a.inputShape), filter!, dy!];
      return backend.run("Conv3DBackpropInputV2", inputs, window3dAttributes(info, "convolution"));
    },
    Conv3DBackpropFilterV2: ({ x, dy }, a) => {
      const info = conv3dWindow(x!.shape, a.filterShape, a);
      requireOutputShape(info, dy!.shape, "Conv3DBackpropFilterV2");
      const inputs = [x!, constants.ints(a.filterShape), dy!];
      return backend.run("Conv3DBackpropFilterV2", inputs, window3dAttributes(info, "convolution"));
    },

    Dilation2D: ({ x, filter }, a) => backend.run("Dilation2D", [x!, filter!], dilationAttributes(a)),
    Dilation2DBackpropInput: ({ x, filter, dy }, a) =>
      backend.run("Dilation2DBackpropInput", [x!, filter!, dy!], dilationAttributes(a)),
    Dilation2DBackpropFilter: ({ x, filter, dy }, a) =>
      backend.run("Dilation2DBackpropFilter", [x!, filter!, dy!], dilationAttributes(a)),
  };
};

function dilationAttributes({ strides, dilations, pad }: KernelAttributes) {
  const four = (sizes: number | number[]) => [1, ...[sizes, sizes].flat().slice(0, 2), 1];
  return { strides: four(strides), rates: four(dilations), padding: pad.toUpperCase() };
}
