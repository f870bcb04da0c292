import { customGrad, type GradSaveFunc, type Tensor, type Tensor3D } from "@tensorflow/tfjs";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { requireHeads } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { AT_ONCE } from "../streams.js";
import { type AttentionFormulas, attentionFormulas } from "./attention-formulas.js";
import type { Doubts } from "./doubts.js";
import { gradientRelease, isLearning, toTensor } from "./tensors.js";

/** Powers of scores as they are keep their digits while their sum over the keys lies within. */
const [LEAST_SUM, LARGEST_SUM] = [1e-25, 1e30];

/** Scores at a time: few enough to stay in the processor's cache until all that reads them is done, enough to be worth a call. */
const SCORES = 18 * 2 ** 18;

/** Heads of some images: how they lie, and what their scores are multiplied by. */
interface Heads {
  readonly count: number;
  readonly tokens: number;
  readonly heads: number;
  readonly width: number;
  readonly scale: DoorTensor;
  /** Scores of all of them. */
  readonly size: number;
  readonly formulas: AttentionFormulas;
}

/**
 * softmax(q kᵀ / √d) v of a few images at a time, without a pass over the scores for their maxima, unless their powers do
 * not fit, and none for sums: ones below the values make the product with them give the sums as well.
 */
export function nativeAttention(backend: TensorFlowBackend, doubts: Doubts): NativeOps["attention"] {
  const { constants } = backend;
  const formulas = new Map<number, AttentionFormulas>();
  const multiply = (a: OpInput, b: OpInput, transpose?: "a" | "b") =>
    backend.exec("BatchMatMulV2", [a, b], { adj_x: transpose === "a", adj_y: transpose === "b" })[0]!;
  const reshape = (x: OpInput, shape: readonly number[]) => backend.exec("Reshape", [x, constants.ints(shape)])[0]!;

  const powersOf = (queries: DoorTensor, keys: DoorTensor, { scale, size, formulas }: Heads, lowered: boolean) => {
    const compiled = lowered ? undefined : formulas.powerOfProducts?.runCompiled([keys, queries, scale], size);
    if (compiled) return compiled[0]!;
    const scores = multiply(keys, queries, "a");
    const [largest] = lowered ? backend.exec("Max", [scores, constants.ints([3])], { keep_dims: true }) : [];
    const [powers] = formulas.power.run([scores, largest ?? constants.scalar(0), scale]);
    free(scores, largest);
    return powers!;
  };

  /** Asks whether sums of powers lie within: in the answer is one number for the least and one for the largest. */
  const askSums = (seen: DoorTensor, { count, heads, tokens, width }: Heads): DoorTensor[] => {
    const [place, shape] = [
      [0, 0, 0, width, 0],
      [1, count, heads, 1, tokens],
    ];
    const [sums] = backend.exec("Slice", [seen, constants.ints(place), constants.ints(shape)]);
    const ends = ["Min", "Max"].map((op) => backend.exec(op, [sums!, constants.ints([0, 1, 2, 3, 4])])[0]!);
    free(sums);
    return ends;
  };
  const fit = (ends: readonly DoorTensor[]): boolean => {
    const [least, largest] = ends.map((end) => (backend.door.read(end) as Float32Array)[0]!);
    free(...ends);
    return least! > LEAST_SUM && largest! < LARGEST_SUM;
  };

  /** What the heads see, [count, tokens, heads × width], and what its gradient needs. */
  const look = (packed: DoorTensor, of: Heads) => {
    const { count, tokens, heads, width, size, formulas } = of;
    const parted = reshape(packed, [count, tokens, 3, heads, width]);
    const [queries, keys, values] = formulas.part.run([parted], size) as [DoorTensor, DoorTensor, DoorTensor];
    const attempt = (lowered: boolean) => {
      const powers = powersOf(queries, keys, of, lowered);
      return { powers, seen: multiply(values, powers) };
    };
    let { powers, seen } = attempt(doubts.careful);
    if (!doubts.careful) {
      const ends = askSums(seen, of);
      if (packed.stream !== AT_ONCE) doubts.add(() => fit(ends));
      else if (!fit(ends)) {
        free(powers, seen);
        ({ powers, seen } = attempt(true));
      }
    }
    const [rows] = formulas.result.run([seen], size);
    const y = reshape(rows!, [count, tokens, heads * width]);
    free(parted, rows);
    return { y, kept: [queries, keys, values, powers, seen] };
  };

  const scoreGradient = (
    powers: OpInput,
    values: OpInput,
    slope: DoorTensor,
    mean: DoorTensor,
    { count, tokens, heads, width, scale, size, formulas }: Heads,
  ): DoorTensor => {
    const compiled = formulas.gradientOfProducts?.runCompiled([powers, values, slope, mean, scale], size);
    if (compiled) return compiled[0]!;
    const whole = constants.ints([1, count, heads, width, tokens]);
    const [plain] = backend.exec("Slice", [values, constants.ints([0, 0, 0, 0, 0]), whole]);
    const ofPowers = multiply(plain!, slope, "a");
    const [gradient] = formulas.gradient.run([powers, ofPowers, mean, scale]);
    free(plain, ofPowers);
    return gradient!;
  };

  /** From the gradient of what the heads see that of queries, keys and values. */
  const learn = (dy: DoorTensor, kept: readonly Tensor[], of: Heads): DoorTensor => {
    const { count, tokens, heads, width, size, formulas } = of;
    const [queries, keys, values, powers, seen] = kept as [Tensor, Tensor, Tensor, Tensor, Tensor];
    const upstream = reshape(dy, [count, tokens, 1, heads, width]);
    const [slope, mean] = formulas.slopes.run([upstream, seen], size) as [DoorTensor, DoorTensor];
    const ofScores = scoreGradient(powers, values, slope, mean, of);
    const gradients = [multiply(keys, ofScores), multiply(ofScores, queries, "b"), multiply(powers, slope, "b")];
    const [packed] = formulas.pack.run(gradients, size);
    const gradient = reshape(packed!, [count, tokens, 3 * heads * width]);
    free(upstream, slope, mean, ofScores, ...gradients, packed);
    return gradient;
  };

  /** Of a few images each; what is cut shares the memory. */
  const cut = (x: Tensor, pieces: readonly Heads[]): DoorTensor[] => {
    const sizes = constants.ints(pieces.map(({ count }) => count));
    return backend.exec("SplitV", [x, sizes, constants.int(0)], { num_split: pieces.length });
  };
  /** Takes the pieces over. */
  const join = (pieces: readonly DoorTensor[], shape: readonly number[]): Tensor3D => {
    if (pieces.length === 1) return toTensor(backend, pieces[0]!.of(shape));
    const [whole] = backend.exec("ConcatV2", [pieces, constants.int(0)]);
    free(...pieces);
    return toTensor(backend, whole!.of(shape));
  };

  const keepersOf = (kept: readonly DoorTensor[], { count, tokens, heads, width }: Heads): Tensor[] =>
    [width, width, width + 1, tokens, width + 1].map((rows, i) =>
      toTensor(backend, kept[i]!.of([1, count, heads, rows, tokens])),
    );

  const attend = (x: Tensor3D, pieces: readonly Heads[]) =>
    customGrad((...args) => {
      const [x, save] = args as unknown as [Tensor3D, GradSaveFunc];
      const learning = isLearning();
      const cuts = cut(x, pieces);
      const seen = cuts.map((piece, i) => {
        const { y, kept } = look(piece, pieces[i]!);
        if (!learning) free(...kept);
        return { y, kept };
      });
      free(...cuts);
      if (learning) save(seen.flatMap(({ kept }, i) => keepersOf(kept, pieces[i]!)));
      return {
        value: join(
          seen.map(({ y }) => y),
          [x.shape[0], x.shape[1], x.shape[2] / 3],
        ),
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const release = gradientRelease(dy);
          const each = saved.length / pieces.length;
          const cuts = cut(dy, pieces);
          const gradients = cuts.map((piece, i) => {
            const kept = saved.slice(i * each, (i + 1) * each);
            const gradient = learn(piece, kept, pieces[i]!);
            for (const tensor of kept) tensor.dispose();
            return gradient;
          });
          free(...cuts);
          release();
          return join(gradients, x.shape);
        },
      };
    })(x) as Tensor3D;

  return (x, heads) => {
    requireHeads(x.shape, heads);
    const [count, tokens, packed] = x.shape;
    const width = packed / 3 / heads;
    let known = formulas.get(width);
    if (!known) formulas.set(width, (known = attentionFormulas(backend, width)));
    const shared = { tokens, heads, width, scale: constants.scalar(1 / Math.sqrt(width)), formulas: known };
    const pieces = piecesOf(count, heads * tokens ** 2);
    return attend(
      x,
      pieces.map((count) => ({ ...shared, count, size: count * heads * tokens ** 2 })),
    );
  };
}

function free(...tensors: readonly (DoorTensor | undefined)[]): void {
  for (const tensor of tensors) tensor?.delete();
}

/** How many images at a time: as many as their scores allow, and as evenly as can be, since each size is compiled apart. */
function piecesOf(count: number, scores: number): number[] {
  const pieces = Math.ceil(count / Math.max(1, Math.floor(SCORES / scores)));
  const size = Math.ceil(count / pieces);
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => Math.min(size, count - i * size));
}
