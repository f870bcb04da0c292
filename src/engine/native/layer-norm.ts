import { customGrad, type GradSaveFunc, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { FunctionSteps } from "../function-definition.js";
import { requireSameShape } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, runOp, toTensor } from "./tensors.js";

/** Columns of a piece of a row, and of the widest row that is added up in pieces. */
const [SIDE, WIDEST] = [8, 128];

/** Rows brought to mean 0 and variance 1; their means and factors are kept, the rest that the gradient needs is computed again. */
export function nativeLayerNorm(backend: TensorFlowBackend): NativeOps["layerNorm"] {
  const plain = layerNormFormulas(backend, "", (name, of) => ({ [name]: ["Mean", of, [1]] }));
  const byWidth = new Map<number, ReturnType<typeof layerNormFormulas>>();
  const inPairs = (width: number) => {
    if (width % SIDE !== 0 || width > WIDEST) return undefined;
    let known = byWidth.get(width);
    if (!known)
      byWidth.set(
        width,
        (known = layerNormFormulas(backend, String(width), (name, of) => meanInPairs(name, of, width))),
      );
    return known;
  };
  const run = (which: "value" | "gradients", width: number, inputs: readonly OpInput[]) =>
    inPairs(width)?.[which].runCompiled(inputs) ?? plain[which].run(inputs);

  return (x, scale, offset, epsilon) => {
    requireSameShape("layerNorm", [x.shape[1]], scale.shape);
    const width = x.shape[1];
    const small = backend.constants.scalar(epsilon);
    const normalise = customGrad((...args) => {
      const [x, scale, offset, save] = args as unknown as [Tensor2D, Tensor1D, Tensor1D, GradSaveFunc];
      const column = [x.shape[0], 1];
      const [y, mean, factor] = run("value", width, [x, scale, offset, small]).map((tensor, i) =>
        toTensor(backend, tensor.of(i === 0 ? x.shape : column)),
      );
      save([x, scale, mean!, factor!]);
      return {
        value: y!,
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const release = gradientRelease(dy);
          const [ofX, ofEach] = run("gradients", width, [...saved, dy]);
          const [ofScale, ofOffset] = [ofEach!, dy].map((each) =>
            runOp(backend, "BiasAddGrad", [each], {}, scale.shape),
          );
          const [x, , mean, factor] = saved;
          ofEach!.delete();
          for (const tensor of [x, mean, factor]) tensor!.dispose();
          release();
          return [toTensor(backend, ofX!.of(x!.shape)), ofScale!, ofOffset!];
        },
      };
    });
    return normalise(x, scale, offset) as Tensor2D;
  };
}

/** @param mean the steps whose last one, of that name, is the mean of each row */
function layerNormFormulas(
  backend: TensorFlowBackend,
  name: string,
  mean: (name: string, of: string) => FunctionSteps,
) {
  const value = new Formula(
    backend,
    `LayerNorm${name}`,
    ["x", "scale", "offset", "epsilon"],
    {
      ...mean("mean", "x"),
      centred: ["Sub", "x", "mean"],
      square: ["Square", "centred"],
      ...mean("variance", "square"),
      padded: ["AddV2", "variance", "epsilon"],
      factor: ["Rsqrt", "padded"],
      normal: ["Mul", "centred", "factor"],
      scaled: ["Mul", "normal", "scale"],
      y: ["AddV2", "scaled", "offset"],
    },
    ["y", "mean", "factor"],
  );
  const gradients = new Formula(
    backend,
    `LayerNormGradients${name}`,
    ["x", "scale", "mean", "factor", "dy"],
    {
      centred: ["Sub", "x", "mean"],
      normal: ["Mul", "centred", "factor"],
      ofScale: ["Mul", "dy", "normal"],
      slope: ["Mul", "dy", "scale"],
      ...mean("meanSlope", "slope"),
      along: ["Mul", "slope", "normal"],
      ...mean("meanAlong", "along"),
      part: ["Mul", "normal", "meanAlong"],
      level: ["Sub", "slope", "meanSlope"],
      rest: ["Sub", "level", "part"],
      ofX: ["Mul", "rest", "factor"],
    },
    ["ofX", "ofScale"],
  );
  return { value, gradients };
}

/**
 * A compiled sum waits for each addition before the next; of pieces that are added up in pairs, many are on their way at once.
 * For wide rows the pieces are too many to gain.
 */
function meanInPairs(name: string, of: string, width: number): FunctionSteps {
  const steps: Record<string, FunctionSteps[string]> = {};
  let pieces = Array.from({ length: width / SIDE }, (_, i) => {
    steps[`${name}Piece${i}`] = ["Slice", of, [0, i * SIDE], [-1, SIDE]];
    return `${name}Piece${i}`;
  });
  while (pieces.length > 1) {
    const half = Math.ceil(pieces.length / 2);
    pieces = pieces.slice(0, half).map((piece, i) => {
      const other = pieces[half + i];
      if (other === undefined) return piece;
      steps[`${piece}And`] = ["AddV2", piece, other];
      return `${piece}And`;
    });
  }
  return { ...steps, [`${name}Sum`]: ["Sum", pieces[0]!, [1]], [name]: ["Mul", `${name}Sum`, 1 / width] };
}
