import { type DataType, engine, type Tensor } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";

/** Makes a tensor of the door one of tfjs, tracked by the current `tidy`. */
export function toTensor<T extends Tensor>(backend: TensorFlowBackend, tensor: DoorTensor, dtype?: DataType): T {
  return engine().makeTensorFromTensorInfo(backend.adopt(tensor, dtype), backend) as T;
}

/** Runs one op of TensorFlow on tensors of tfjs; the first output comes back, the others are deleted. */
export function runOp<T extends Tensor>(
  backend: TensorFlowBackend,
  op: string,
  inputs: readonly OpInput[],
  attributes?: Attributes,
  shape?: readonly number[],
): T {
  return engine().makeTensorFromTensorInfo(backend.run(op, inputs, attributes, shape), backend) as T;
}

/**
 * Called at the start of a gradient function; what it returns frees the gradient once it has been used up, long before
 * tfjs would. A gradient that the caller of `tf.grad` passed in belongs to an outer scope and stays.
 */
export function gradientRelease(dy: Tensor): () => void {
  const ours = dy.scopeId === engine().state.activeScope?.id;
  return () => {
    if (ours && !dy.kept) dy.dispose();
  };
}

/** Whether somebody will ask for gradients of what is computed just now. */
export function isLearning(): boolean {
  return engine().state.gradientDepth > 0;
}
