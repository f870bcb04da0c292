import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { elementwiseOp, Formula } from "./formula.js";

/** x σ(x); only x is kept for the gradient, which computes the rest again. */
export function nativeSilu(backend: TensorFlowBackend): NativeOps["silu"] {
  const value = new Formula(backend, "Silu", ["x"], { s: ["Sigmoid", "x"], y: ["Mul", "x", "s"] });
  // dy (s + x s (1 - s))
  const slope = new Formula(backend, "SiluGradient", ["x", "dy"], {
    s: ["Sigmoid", "x"],
    y: ["Mul", "x", "s"],
    rest: ["Sub", 1, "s"],
    bend: ["Mul", "y", "rest"],
    slope: ["AddV2", "s", "bend"],
    gradient: ["Mul", "dy", "slope"],
  });
  return elementwiseOp(backend, value, slope);
}
