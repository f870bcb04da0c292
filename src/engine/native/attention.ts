import { customGrad, type GradSaveFunc, type Tensor, type Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { requireAttention } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, toTensor } from "./tensors.js";

/** softmax(q kᵀ / √d) v. The shares are kept for the gradient, nothing else of their size is. */
export function nativeAttention(backend: TensorFlowBackend): NativeOps["attention"] {
  // Gradient of the softmax and of its scale: shares (dy - Σ dy shares) / √d
  const scoreGradient = new Formula(backend, "AttentionGradient", ["shares", "dy", "scale"], {
    product: ["Mul", "shares", "dy"],
    sum: ["Sum", "product", [3]],
    centred: ["Sub", "dy", "sum"],
    weighted: ["Mul", "shares", "centred"],
    gradient: ["Mul", "weighted", "scale"],
  });
  const multiply = (a: Tensor | DoorTensor, b: Tensor | DoorTensor, transpose?: "a" | "b") =>
    backend.exec("BatchMatMulV2", [a, b], { adj_x: transpose === "a", adj_y: transpose === "b" })[0]!;

  const attend = customGrad((...args) => {
    const [q, k, v, save] = args as unknown as [Tensor4D, Tensor4D, Tensor4D, GradSaveFunc];
    const scale = backend.constants.scalar(1 / Math.sqrt(q.shape[3]));
    const [scaled] = backend.exec("Mul", [q, scale]); // fewer values than the scores
    const scores = multiply(scaled!, k, "b");
    const [softened] = backend.exec("Softmax", [scores]);
    for (const tensor of [scaled!, scores]) tensor.delete();
    const shares = toTensor(backend, softened!);
    save([q, k, v, shares]);
    return {
      value: toTensor(backend, multiply(shares, v)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const release = gradientRelease(dy);
        const [q, k, v, shares] = saved as [Tensor, Tensor, Tensor, Tensor];
        const ofV = multiply(shares, dy, "a");
        const ofShares = multiply(dy, v, "b");
        const [ofScores] = scoreGradient.run([shares, ofShares, scale]);
        ofShares.delete();
        const ofQ = multiply(ofScores!, k);
        const ofK = multiply(ofScores!, q, "a");
        ofScores!.delete();
        for (const tensor of saved) tensor.dispose();
        release();
        return [ofQ, ofK, ofV].map((gradient) => toTensor(backend, gradient));
      },
    };
  });
  return (q, k, v) => {
    requireAttention(q.shape, k.shape, v.shape);
    return attend(q, k, v) as Tensor4D;
  };
}
