import type { Tensor4D } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import { convInSteps } from "../conv-in-steps.js";
import { dtypeCode } from "../dtypes.js";
import { requireChannels, requireDepthwise, requireSameShape, slide } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { pad, planPadding } from "./padding.js";
import { toTensor } from "./tensors.js";

/** oneDNN's own convolution, which adds and activates while its results are still at hand; a private op. */
const full = "_MklNativeFusedConv2D";
const depthwiseOp = "_MklNativeFusedDepthwiseConv2dNative";
const activations = { relu: "Relu", silu: "_MklSwish" } as const;

/** The convolution of predictions. What these ops do not do at once is computed apart: SiLU after a sum, both after a depthwise one. */
export function nativeConvInfer(
  backend: TensorFlowBackend,
  ops: Parameters<typeof convInSteps>[0],
): NativeOps["convInfer"] {
  if (!fusedConvolutionWorks(backend)) return convInSteps(ops);
  return (x, filter, bias, stride, padding, { depthwise = false, beside, then } = {}) => {
    (depthwise ? requireDepthwise : requireChannels)(x.shape, filter.shape);
    requireSameShape("convInfer", [filter.shape[depthwise ? 2 : 3]], bias.shape);
    const plan = planPadding("convInfer", x.shape, [filter.shape[0], filter.shape[1]], stride, padding);
    const apart = depthwise ? beside !== undefined || then === "silu" : beside !== undefined && then === "silu";
    const added = beside && !apart ? [bias, beside] : [bias];
    if (added.length > 1) requireSameShape("convInfer", resultShape(x, filter, stride, padding), beside!.shape);
    const fused = ["BiasAdd", ...(added.length > 1 ? ["Add"] : []), ...(then && !apart ? [activations[then]] : [])];
    const images = depthwise ? pad(backend, x, plan, 0) : undefined;
    const edges = plan.pads && !depthwise ? { padding: "EXPLICIT", explicit_paddings: plan.explicit } : plan;
    const inputs: OpInput[] = [images ?? x, filter, added, ...(depthwise ? [] : [[]])];
    const attributes = fusing(stride, edges, fused, added.length);
    const [y, ...others] = backend.exec(depthwise ? depthwiseOp : full, inputs, attributes);
    for (const tensor of [images, ...others]) tensor?.delete();
    const convolved = toTensor<Tensor4D>(backend, y!);
    if (!apart) return convolved;
    const sum = beside ? ops.add(convolved, beside) : convolved;
    return then ? ops[then](sum) : sum;
  };
}

interface Edges {
  readonly padding: string;
  readonly explicit_paddings?: readonly number[];
}

function resultShape(x: Tensor4D, filter: Tensor4D, stride: number, padding: number): number[] {
  const [count, height, width] = x.shape;
  const left = (side: number, window: number) => slide("convInfer", side, window, stride, padding).out;
  return [count, left(height, filter.shape[0]), left(width, filter.shape[1]), filter.shape[3]];
}

const fusing = (stride: number, edges: Edges, fused_ops: readonly string[], num_args: number): Attributes => ({
  strides: [1, stride, stride, 1],
  padding: edges.padding,
  ...(edges.explicit_paddings ? { explicit_paddings: edges.explicit_paddings } : {}),
  num_args,
  fused_ops,
  _kernel: "MklNameChangeOp",
});

/** Tries one pixel: the ops are missing from libraries without oneDNN, and on a GPU TensorFlow's own are the fast ones. */
function fusedConvolutionWorks(backend: TensorFlowBackend): boolean {
  if (backend.door.gpus > 0) return false;
  const pixel = backend.door.tensor(Float32Array.of(1), [1, 1, 1, 1], dtypeCode.float32);
  const bias = backend.door.tensor(Float32Array.of(1), [1], dtypeCode.float32);
  try {
    const all = [
      ...backend.exec(
        full,
        [pixel, pixel, [bias, pixel], []],
        fusing(1, { padding: "VALID" }, ["BiasAdd", "Add", "Relu"], 2),
      ),
      ...backend.exec(full, [pixel, pixel, [bias], []], fusing(1, { padding: "VALID" }, ["BiasAdd", "_MklSwish"], 1)),
      ...backend.exec(depthwiseOp, [pixel, pixel, [bias]], fusing(1, { padding: "VALID" }, ["BiasAdd", "Relu"], 1)),
    ];
    for (const tensor of all) tensor.delete();
    return true;
  } catch {
    return false;
  } finally {
    pixel.delete();
    bias.delete();
  }
}
