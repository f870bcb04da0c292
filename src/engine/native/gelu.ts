import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { elementwiseOp, Formula } from "./formula.js";

/** x Φ(x), Φ the normal distribution function: exact, by the error function. */
export function nativeGelu(backend: TensorFlowBackend): NativeOps["gelu"] {
  const distribution = {
    scaled: ["Mul", "x", Math.SQRT1_2],
    erf: ["Erf", "scaled"],
    above: ["AddV2", "erf", 1],
    share: ["Mul", "above", 0.5],
  } as const;
  const value = new Formula(backend, "Gelu", ["x"], { ...distribution, y: ["Mul", "x", "share"] });
  // dy (Φ(x) + x φ(x))
  const slope = new Formula(backend, "GeluGradient", ["x", "dy"], {
    ...distribution,
    square: ["Square", "x"],
    exponent: ["Mul", "square", -0.5],
    bell: ["Exp", "exponent"],
    density: ["Mul", "bell", 1 / Math.sqrt(2 * Math.PI)],
    bend: ["Mul", "x", "density"],
    slope: ["AddV2", "share", "bend"],
    gradient: ["Mul", "dy", "slope"],
  });
  return elementwiseOp(backend, value, slope);
}
