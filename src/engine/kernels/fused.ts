import type { TensorInfo } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { elementwise } from "./elementwise.js";
import type { Inputs, KernelAttributes } from "./kernel.js";

const activations: Readonly<Record<string, string>> = {
  relu: "Relu",
  relu6: "Relu6",
  elu: "Elu",
  sigmoid: "Sigmoid",
};

/** What tfjs's fused kernels add to a product or convolution: bias, then activation. Takes the tensor over. */
export function finish(
  backend: TensorFlowBackend,
  tensor: DoorTensor,
  { bias, preluActivationWeights }: Inputs,
  { activation, leakyreluAlpha, dataFormat }: KernelAttributes,
): TensorInfo {
  // One value a channel lies along the last axis unless channels come first.
  const perChannel = (values: TensorInfo): TensorInfo =>
    dataFormat === "NCHW" && values.shape.length === 1
      ? backend.run("Reshape", [values, backend.constants.ints([values.shape[0]!, 1, 1])])
      : backend.share(values);

  let current = tensor;
  const step = (op: string, more: readonly OpInput[] = [], attributes?: Attributes) => {
    const [next] = backend.exec(op, [current, ...more], attributes);
    current.delete();
    current = next!;
  };
  if (bias) {
    const values = perChannel(bias);
    step("AddV2", [values]);
    backend.disposeData(values.dataId);
  }
  if (activation === "leakyrelu") step("LeakyRelu", [], { alpha: leakyreluAlpha });
  else if (activation === "prelu") {
    const x = backend.adopt(current);
    const alpha = perChannel(preluActivationWeights!);
    const y = elementwise(backend).Prelu!({ x, alpha }, {}) as TensorInfo;
    for (const { dataId } of [x, alpha]) backend.disposeData(dataId);
    return y;
  } else if (activations[activation]) step(activations[activation]);
  return backend.adopt(current);
}
