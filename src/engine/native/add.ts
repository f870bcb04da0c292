import { customGrad, type Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import { requireSameShape } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp } from "./tensors.js";

/** a + b for shortcuts. tfjs's own keeps both operands for a gradient that needs neither. */
export function nativeAdd(backend: TensorFlowBackend): NativeOps["add"] {
  const add = customGrad((...args) => {
    const [a, b] = args as [Tensor, Tensor];
    return {
      value: runOp(backend, "AddV2", [a, b], {}, a.shape),
      gradFunc: (dy: Tensor) => {
        const release = gradientRelease(dy);
        const both = [dy.clone(), dy.clone()]; // of the same memory
        release();
        return both;
      },
    };
  });
  return <T extends Tensor>(a: T, b: T) => {
    requireSameShape("add", a.shape, b.shape);
    return add(a, b) as T;
  };
}
