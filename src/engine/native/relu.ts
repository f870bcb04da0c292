import { customGrad, type GradSaveFunc, type Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp } from "./tensors.js";

/** max(x, 0); the gradient needs only the result, so the input can be freed. */
export function nativeRelu(backend: TensorFlowBackend): NativeOps["relu"] {
  const relu = customGrad((...args) => {
    const [x, save] = args as unknown as [Tensor, GradSaveFunc];
    const y = runOp(backend, "Relu", [x]);
    save([y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const release = gradientRelease(dy);
        const gradient = runOp(backend, "ReluGrad", [dy, saved[0]!]);
        saved[0]!.dispose();
        release();
        return gradient;
      },
    };
  });
  return <T extends Tensor>(x: T) => relu(x) as T;
}
