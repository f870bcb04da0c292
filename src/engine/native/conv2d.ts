import { engine, registerGradient, registerKernel, type Tensor, type Tensor4D } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import { backendName, type TensorFlowBackend } from "../backend.js";
import { requireChannels, requireDepthwise } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { pad, type PaddingPlan, planPadding, unpad } from "./padding.js";
import { gradientRelease, toTensor } from "./tensors.js";

type Shape4D = [number, number, number, number];

/** Names of an op and of its gradients, and of the kernel that tfjs knows it by. */
interface Convolution {
  readonly name: string;
  readonly kernelName: string;
  readonly forward: string;
  readonly ofInput: string;
  readonly ofFilter: string;
  /** Whether padding is left to the op where "SAME" does not fit, and from which window on its filter's gradient wants it so. */
  readonly explicitFrom: number | undefined;
  readonly require: (x: readonly number[], filter: readonly number[]) => void;
}

const full: Convolution = {
  name: "conv2d",
  kernelName: "OmixelConv2D",
  forward: "Conv2D",
  ofInput: "Conv2DBackpropInput",
  ofFilter: "Conv2DBackpropFilter",
  explicitFrom: undefined, // twice as slow
  require: requireChannels,
};

const depthwise: Convolution = {
  name: "depthwiseConv2d",
  kernelName: "OmixelDepthwiseConv2D",
  forward: "DepthwiseConv2dNative",
  ofInput: "DepthwiseConv2dNativeBackpropInput",
  ofFilter: "DepthwiseConv2dNativeBackpropFilter",
  explicitFrom: 5, // a third of the time there, and no copy of the images elsewhere; only its input's gradient is slower
  require: requireDepthwise,
};

export function nativeConv2d(backend: TensorFlowBackend): NativeOps["conv2d"] {
  return convolution(backend, full);
}

/** A filter for each channel alone. */
export function nativeDepthwiseConv2d(backend: TensorFlowBackend): NativeOps["depthwiseConv2d"] {
  return convolution(backend, depthwise);
}

/**
 * Convolution with numeric padding. It is a kernel with a registered gradient, not a `customGrad`, because the tape then
 * asks for each gradient alone: the first layer of a network never computes that of its images.
 */
function convolution(
  backend: TensorFlowBackend,
  { name, kernelName, forward, ofInput, ofFilter, explicitFrom, require }: Convolution,
): NativeOps["conv2d"] {
  const { constants } = backend;
  const plan = (x: number[], filter: number[], stride: number, padding: number): [PaddingPlan, Attributes] => {
    const made = planPadding(name, x as Shape4D, [filter[0]!, filter[1]!], stride, padding);
    return [made, { strides: [1, stride, stride, 1], padding: made.padding }];
  };

  /** Pads the images, unless the op had better do so itself. */
  const padded = (x: Tensor, window: number, [made, attributes]: [PaddingPlan, Attributes]) =>
    explicitFrom !== undefined && (made.pads || window >= explicitFrom)
      ? { attributes: { ...attributes, padding: "EXPLICIT", explicit_paddings: made.explicit } }
      : { images: pad(backend, x, made, 0), attributes };

  registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      const { x, filter } = inputs as { x: Tensor; filter: Tensor };
      const { stride, padding } = attrs as { stride: number; padding: number };
      const { images, attributes } = padded(x, 1, plan(x.shape, filter.shape, stride, padding));
      const y = backend.run(forward, [images ?? x, filter], attributes);
      images?.delete();
      return y;
    },
  });

  registerGradient({
    kernelName,
    inputsToSave: ["x", "filter"],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      const { stride, padding } = attrs as { stride: number; padding: number };
      const planned = plan(x.shape, filter.shape, stride, padding);
      const upstream = dy as Tensor4D;
      const release = gradientRelease(upstream);
      return {
        x: () => {
          const [padding2d, attributes] = planned;
          const inputs = [constants.ints(padding2d.paddedShape), filter, upstream];
          const [gradient] = backend.exec(ofInput, inputs, attributes);
          return toTensor(backend, unpad(backend, gradient!, padding2d, x.shape));
        },
        filter: () => {
          const { images, attributes } = padded(x, filter.shape[0], planned);
          const inputs = [images ?? x, constants.ints(filter.shape), upstream];
          const [gradient] = backend.exec(ofFilter, inputs, attributes);
          images?.delete();
          // Asked for last, and only in training: what the tape holds for this layer is no longer needed.
          x.dispose();
          release();
          return toTensor(backend, gradient!);
        },
      };
    },
  });

  return (x, filter, stride, padding) => {
    require(x.shape, filter.shape);
    plan(x.shape, filter.shape, stride, padding); // refuses what the kernel could not survive
    return engine().runKernel(kernelName, { x, filter }, { stride, padding }) as Tensor4D;
  };
}
