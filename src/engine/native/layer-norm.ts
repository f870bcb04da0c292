import { customGrad, type GradSaveFunc, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import { requireSameShape } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, runOp, toTensor } from "./tensors.js";

/** Rows brought to mean 0 and variance 1; what the gradient needs beside the rows themselves is computed again. */
export function nativeLayerNorm(backend: TensorFlowBackend): NativeOps["layerNorm"] {
  const normalised = {
    mean: ["Mean", "x", [1]],
    centred: ["Sub", "x", "mean"],
    square: ["Square", "centred"],
    variance: ["Mean", "square", [1]],
    padded: ["AddV2", "variance", "epsilon"],
    factor: ["Rsqrt", "padded"],
    normal: ["Mul", "centred", "factor"],
  } as const;
  const value = new Formula(backend, "LayerNorm", ["x", "scale", "offset", "epsilon"], {
    ...normalised,
    scaled: ["Mul", "normal", "scale"],
    y: ["AddV2", "scaled", "offset"],
  });
  const gradients = new Formula(
    backend,
    "LayerNormGradients",
    ["x", "scale", "epsilon", "dy"],
    {
      ...normalised,
      ofScale: ["Mul", "dy", "normal"],
      slope: ["Mul", "dy", "scale"],
      meanSlope: ["Mean", "slope", [1]],
      along: ["Mul", "slope", "normal"],
      meanAlong: ["Mean", "along", [1]],
      part: ["Mul", "normal", "meanAlong"],
      level: ["Sub", "slope", "meanSlope"],
      rest: ["Sub", "level", "part"],
      ofX: ["Mul", "rest", "factor"],
    },
    ["ofX", "ofScale"],
  );

  return (x, scale, offset, epsilon) => {
    requireSameShape("layerNorm", [x.shape[1]], scale.shape);
    const small = backend.constants.scalar(epsilon);
    const normalise = customGrad((...args) => {
      const [x, scale, offset, save] = args as unknown as [Tensor2D, Tensor1D, Tensor1D, GradSaveFunc];
      save([x, scale]);
      return {
        value: toTensor(backend, value.run([x, scale, offset, small])[0]!),
        gradFunc: (dy: Tensor, [x, scale]: Tensor[]) => {
          const release = gradientRelease(dy);
          const [ofX, ofEach] = gradients.run([x!, scale!, small, dy]);
          const [ofScale] = backend.exec("Sum", [ofEach!, backend.constants.ints([0])]);
          const ofOffset = runOp(backend, "BiasAddGrad", [dy]);
          ofEach!.delete();
          x!.dispose();
          release();
          return [toTensor(backend, ofX!), toTensor(backend, ofScale!), ofOffset];
        },
      };
    });
    return normalise(x, scale, offset) as Tensor2D;
  };
}
