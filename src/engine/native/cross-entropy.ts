import { cast, customGrad, type GradSaveFunc, type Tensor, type Tensor2D, tidy } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import { requireTargets } from "../cross-entropy-checks.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp, toTensor } from "./tensors.js";

/** Loss and its gradient from one op. Targets and weights are constants. */
export function nativeCrossEntropy(backend: TensorFlowBackend): NativeOps["crossEntropy"] {
  const { constants } = backend;
  return (logits, targets, weights) => {
    const total = requireTargets(logits, targets, weights);
    const loss = customGrad((...args) => {
      const [logits, save] = args as unknown as [Tensor2D, GradSaveFunc];
      const [each, slopes] = backend.exec("SoftmaxCrossEntropyWithLogits", [logits, cast(targets, "float32")]);
      const [weighted] = weights ? backend.exec("Mul", [each!, weights]) : backend.exec("Identity", [each!]);
      const [sum] = backend.exec("Sum", [weighted!, constants.ints([0])]);
      const value = runOp(backend, "Mul", [sum!, constants.scalar(1 / total)]);
      for (const tensor of [each, weighted, sum]) tensor!.delete();
      save([toTensor(backend, slopes!), ...(weights ? [weights] : [])]);
      return {
        value,
        gradFunc: (dy: Tensor, [slopes, weights]: Tensor[]) => {
          const release = gradientRelease(dy);
          const [scale] = backend.exec("Mul", [dy, constants.scalar(1 / total)]);
          const [scaled] = backend.exec("Mul", [slopes!, scale!]);
          scale!.delete();
          release();
          if (!weights) return toTensor(backend, scaled!);
          const [column] = backend.exec("Reshape", [weights, constants.ints([weights.size, 1])]);
          const gradient = runOp(backend, "Mul", [scaled!, column!]);
          for (const tensor of [column, scaled]) tensor!.delete();
          return gradient;
        },
      };
    });
    return tidy(() => loss(logits));
  };
}
