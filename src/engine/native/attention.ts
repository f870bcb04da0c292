import { customGrad, type GradSaveFunc, type Tensor, type Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { requireAttention } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, toTensor } from "./tensors.js";

/** Powers of scores as they are keep their digits while their sum over the keys lies within. */
const [LEAST_SUM, LARGEST_SUM] = [1e-25, 1e30];

/**
 * softmax(q kᵀ / √d) v without a pass over the scores for their maxima, unless their powers do not fit, and none for sums:
 * a column of ones beside the values makes the product with them give the sums as well.
 */
export function nativeAttention(backend: TensorFlowBackend): NativeOps["attention"] {
  const { constants } = backend;
  const power = new Formula(backend, "AttentionPower", ["scores", "shift"], {
    lowered: ["Sub", "scores", "shift"],
    power: ["Exp", "lowered"],
  });
  const scoreGradient = new Formula(backend, "AttentionGradient", ["power", "slope"], {
    gradient: ["Mul", "power", "slope"],
  });
  const run = (op: string, ...inputs: (Tensor | DoorTensor)[]) => backend.exec(op, inputs)[0]!;
  const multiply = (a: Tensor | DoorTensor, b: Tensor | DoorTensor, transpose?: "a" | "b") =>
    backend.exec("BatchMatMulV2", [a, b], { adj_x: transpose === "a", adj_y: transpose === "b" })[0]!;
  const free = (...tensors: DoorTensor[]) => tensors.forEach((tensor) => tensor.delete());
  const beside = (x: Tensor | DoorTensor, column: DoorTensor) =>
    backend.exec("ConcatV2", [[x, column], constants.int(3)])[0]!;
  const fits = (sums: DoorTensor): boolean => {
    const ends = ["Min", "Max"].map((op) => run(op, sums, constants.ints([0, 1, 2, 3])));
    const [least, largest] = ends.map((end) => (backend.door.read(end) as Float32Array)[0]!);
    free(...ends);
    return least! > LEAST_SUM && largest! < LARGEST_SUM;
  };
  const withOnes = (v: Tensor) => {
    const ones = run("Fill", constants.ints([...v.shape.slice(0, 3), 1]), constants.scalar(1));
    const wide = beside(v, ones);
    free(ones);
    return wide;
  };

  const attend = customGrad((...args) => {
    const [q, k, v, save] = args as unknown as [Tensor4D, Tensor4D, Tensor4D, GradSaveFunc];
    const scale = constants.scalar(1 / Math.sqrt(q.shape[3]));
    const scaled = run("Mul", q, scale); // fewer values than the scores
    const scores = multiply(scaled, k, "b");
    const wide = withOnes(v);
    const [count, heads, queries] = q.shape;
    const width = v.shape[3];
    const sumUp = (shift: DoorTensor) => {
      const [powers] = power.run([scores, shift]);
      const seen = multiply(powers!, wide);
      const part = (from: number, columns: number) =>
        run("Slice", seen, constants.ints([0, 0, 0, from]), constants.ints([count, heads, queries, columns]));
      const parts = { powers: powers!, weighted: part(0, width), sums: part(width, 1) };
      free(seen);
      return parts;
    };
    let { powers, weighted, sums } = sumUp(constants.scalar(0));
    if (!fits(sums)) {
      free(powers, weighted, sums);
      const [largest] = backend.exec("Max", [scores, constants.ints([3])], { keep_dims: true });
      ({ powers, weighted, sums } = sumUp(largest!));
      free(largest!);
    }
    const y = toTensor<Tensor4D>(backend, run("RealDiv", weighted, sums));
    free(scaled, scores, wide, weighted);
    save([q, k, v, y, toTensor(backend, powers), toTensor(backend, sums)]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const release = gradientRelease(dy);
        const [q, k, v, y, powers, sums] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
        const slope = run("RealDiv", dy, sums);
        // The softmax takes from each slope the mean of all, which is that of the result: a column beside the slopes.
        const product = run("Mul", slope, y);
        const [along] = backend.exec("Sum", [product, constants.ints([3])], { keep_dims: true });
        const less = run("Neg", along!);
        const [longSlope, wide] = [beside(slope, less), withOnes(v)];
        const ofPowers = multiply(longSlope, wide, "b");
        const [ofScores] = scoreGradient.run([powers, ofPowers]);
        const ofV = multiply(powers, slope, "a");
        const unscaled = multiply(ofScores!, k);
        const ofQ = run("Mul", unscaled, scale);
        const scaled = run("Mul", q, scale);
        const ofK = multiply(ofScores!, scaled, "a");
        free(slope, product, along!, less, longSlope, wide, ofPowers, ofScores!, unscaled, scaled);
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
