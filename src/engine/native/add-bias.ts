import { customGrad, type Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp } from "./tensors.js";

/** One number a channel. tfjs's own sum keeps both operands and reduces the gradient in two steps. */
export function nativeAddBias(backend: TensorFlowBackend): NativeOps["addBias"] {
  const add = customGrad((...args) => {
    const [x, bias] = args as [Tensor, Tensor];
    return {
      value: runOp(backend, "BiasAdd", [x, bias]),
      gradFunc: (dy: Tensor) => {
        const release = gradientRelease(dy);
        const gradients = [dy.clone(), runOp(backend, "BiasAddGrad", [dy])];
        release();
        return gradients;
      },
    };
  });
  return (x, bias) => add(x, bias) as ReturnType<NativeOps["addBias"]>;
}
