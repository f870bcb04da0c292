import { customGrad, type GradSaveFunc, type Tensor, type Tensor3D } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { requireHeads } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, isLearning, toTensor } from "./tensors.js";

/** Powers of scores as they are keep their digits while their sum over the keys lies within. */
const [LEAST_SUM, LARGEST_SUM] = [1e-25, 1e30];

/** Of a few images: queries, keys and values, and of the result the slopes and their means. */
type Parts = [DoorTensor, DoorTensor, DoorTensor, DoorTensor, DoorTensor];

/** Scores at a time: few enough to stay in the processor's cache while all that reads them runs, enough to keep its cores busy. */
const SCORES = 2 ** 21;

/**
 * softmax(q kᵀ / √d) v of a few images at a time, without a pass over the scores for their maxima, unless their powers do
 * not fit.
 */
export function nativeAttention(backend: TensorFlowBackend): NativeOps["attention"] {
  const { constants } = backend;
  const power = new Formula(backend, "AttentionPower", ["scores", "shift", "scale"], {
    lowered: ["Sub", "scores", "shift"],
    scaled: ["Mul", "lowered", "scale"],
    power: ["Exp", "scaled"],
  });
  // The softmax takes from each slope the mean of all, weighted by the shares, which is that of the result.
  const scoreGradient = new Formula(backend, "AttentionGradient", ["power", "slope", "along", "scale"], {
    level: ["Sub", "slope", "along"],
    part: ["Mul", "power", "level"],
    gradient: ["Mul", "part", "scale"],
  });
  const divided = new Formula(backend, "AttentionShares", ["weighted", "sums"], { y: ["RealDiv", "weighted", "sums"] });
  const slopes = new Formula(
    backend,
    "AttentionSlopes",
    ["dy", "y", "sums"],
    { slope: ["RealDiv", "dy", "sums"], product: ["Mul", "slope", "y"] },
    ["slope", "product"],
  );

  const run = (op: string, inputs: readonly OpInput[], attributes?: Attributes) =>
    backend.exec(op, inputs, attributes)[0]!;
  const multiply = (a: OpInput, b: OpInput, transpose?: "a" | "b") =>
    run("BatchMatMulV2", [a, b], { adj_x: transpose === "a", adj_y: transpose === "b" });
  const along = (op: "Max" | "Sum", x: DoorTensor) => run(op, [x, constants.ints([3])], { keep_dims: true });
  const join = (pieces: readonly DoorTensor[]) =>
    pieces.length > 1 ? run("ConcatV2", [pieces, constants.int(0)]) : run("Identity", [pieces[0]!]);
  const reshape = (x: OpInput, shape: readonly number[]) => run("Reshape", [x, constants.ints(shape)]);
  const transpose = (x: DoorTensor, axes: readonly number[]) => run("Transpose", [x, constants.ints(axes)]);

  /** [count, tokens, parts × heads × width] → parts of [count, heads, tokens, width] */
  const toHeads = (x: Tensor, parts: number, heads: number): DoorTensor[] => {
    const [count, tokens, width] = x.shape as [number, number, number];
    const reshaped = reshape(x, [count, tokens, parts, heads, width / parts / heads]);
    const parted = transpose(reshaped, [2, 0, 3, 1, 4]);
    const all = backend.exec("Unpack", [parted], { axis: 0, num: parts });
    free([reshaped, parted]);
    return all;
  };
  /** [parts × count, heads, tokens, width], which it takes over, → [count, tokens, parts × heads × width] */
  const fromHeads = (x: DoorTensor, parts: number): Tensor3D => {
    const [rows, heads, tokens, width] = x.shape as [number, number, number, number];
    const count = rows / parts;
    const reshaped = reshape(x, [parts, count, heads, tokens, width]);
    const ordered = transpose(reshaped, [1, 3, 0, 2, 4]);
    const flat = reshape(ordered, [count, tokens, parts * heads * width]);
    free([x, reshaped, ordered]);
    return toTensor(backend, flat);
  };
  /** Of a few images each; what is cut shares the memory. */
  const cut = (x: OpInput, sizes: readonly number[]): DoorTensor[] =>
    backend.exec("SplitV", [x, constants.ints(sizes), constants.int(0)], { num_split: sizes.length });
  const fits = (sums: DoorTensor): boolean => {
    const ends = ["Min", "Max"].map((op) => run(op, [sums, constants.ints([0, 1, 2, 3])]));
    const [least, largest] = ends.map((end) => (backend.door.read(end) as Float32Array)[0]!);
    free(ends);
    return least! > LEAST_SUM && largest! < LARGEST_SUM;
  };

  const look = (parts: readonly DoorTensor[], sizes: readonly number[], scale: DoorTensor, lower: boolean) => {
    const [q, k, v] = parts.map((part) => cut(part, sizes)) as [DoorTensor[], DoorTensor[], DoorTensor[]];
    const kept = isLearning();
    const seen = sizes.map((_, i) => {
      const scores = multiply(q[i]!, k[i]!, "b");
      const shift = lower ? along("Max", scores) : undefined;
      const powers = power.run([scores, shift ?? constants.scalar(0), scale])[0]!;
      const [sums, weighted] = [along("Sum", powers), multiply(powers, v[i]!)];
      free([scores, ...(shift ? [shift] : []), ...(kept ? [] : [powers])]);
      return { powers, sums, weighted };
    });
    const powers = kept ? seen.map((piece) => piece.powers) : [];
    const [sums, weighted] = [join(seen.map((piece) => piece.sums)), join(seen.map((piece) => piece.weighted))];
    free([...q, ...k, ...v, ...seen.flatMap((piece) => [piece.sums, piece.weighted])]);
    return { powers, sums, weighted };
  };

  const attend = (packed: Tensor3D, heads: number) => {
    const [count, tokens, width] = packed.shape;
    const sizes = piecesOf(count, heads * tokens * tokens);
    const scale = constants.scalar(1 / Math.sqrt(width / 3 / heads));
    return customGrad((...args) => {
      const [packed, save] = args as unknown as [Tensor3D, GradSaveFunc];
      const parts = toHeads(packed, 3, heads);
      let { powers, sums, weighted } = look(parts, sizes, scale, false);
      if (!fits(sums)) {
        free([...powers, sums, weighted]);
        ({ powers, sums, weighted } = look(parts, sizes, scale, true));
      }
      const [y] = divided.run([weighted, sums]);
      free([weighted]);
      save([...parts, sums, y!, ...powers].map((tensor) => toTensor(backend, tensor)));
      const value = fromHeads(run("Identity", [y!]), 1);
      return {
        value,
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const release = gradientRelease(dy);
          const gradient = slopesOf(dy, saved, sizes, heads, scale);
          for (const tensor of saved) tensor.dispose();
          release();
          return gradient;
        },
      };
    })(packed) as Tensor3D;
  };

  const slopesOf = (
    dy: Tensor,
    saved: readonly Tensor[],
    sizes: readonly number[],
    heads: number,
    scale: DoorTensor,
  ): Tensor3D => {
    const [q, k, v, sums, y, ...powers] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor, ...Tensor[]];
    const [upstream] = toHeads(dy, 1, heads);
    const [slope, product] = slopes.run([upstream!, y, sums]);
    const level = along("Sum", product!);
    const cuts = [q, k, v, slope!, level].map((tensor) => cut(tensor, sizes));
    const found = sizes.map((_, i) => {
      const [q, k, v, slope, level] = cuts.map((pieces) => pieces[i]!) as Parts;
      const ofPowers = multiply(slope, v, "b");
      const ofScores = scoreGradient.run([powers[i]!, ofPowers, level, scale])[0]!;
      const gradients = [multiply(ofScores, k), multiply(ofScores, q, "a"), multiply(powers[i]!, slope, "a")];
      powers[i]!.dispose();
      free([ofPowers, ofScores]);
      return gradients;
    });
    const all = join([0, 1, 2].flatMap((part) => found.map((gradients) => gradients[part]!)));
    free([upstream!, slope!, product!, level, ...cuts.flat(), ...found.flat()]);
    return fromHeads(all, 3);
  };

  return (packed, heads) => {
    requireHeads(packed.shape, heads);
    return attend(packed, heads);
  };
}

function free(tensors: readonly DoorTensor[]): void {
  for (const tensor of tensors) tensor.delete();
}

/** How many images at a time: as many as their scores allow, and as evenly as can be, since each size is compiled apart. */
function piecesOf(count: number, scores: number): number[] {
  const pieces = Math.ceil(count / Math.max(1, Math.floor(SCORES / scores)));
  const size = Math.ceil(count / pieces);
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => Math.min(size, count - i * size));
}
