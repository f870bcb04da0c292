import type { Engine, Variable } from "../engine/engine.js";
import { firstFive, OmixelError } from "../errors.js";
import type { Network } from "./network.js";
import type { NamedTensor } from "./safetensors.js";

/** A network's parameters and running statistics by name, in PyTorch's order: filters [out, in, height, width], linear [out, in]. */
export type Weights = Readonly<Record<string, NamedTensor>>;

/** Copies a network's weights out. */
export function exportWeights({ parameters, buffers }: Pick<Network, "parameters" | "buffers">): Weights {
  return Object.fromEntries(
    [...parameters, ...buffers].map(([name, variable]) => [
      name,
      toTorch(variable.shape, variable.dataSync() as Float32Array),
    ]),
  );
}

/**
 * Copies weights into a network, by name.
 *
 * @param options `skip`: names that keep their own values, e.g. the last layer for other classes
 * @throws UnsuitableData naming missing and unknown tensors and wrong shapes
 */
export function importWeights(
  network: Network,
  weights: Weights,
  { tf }: Engine,
  { skip = [] }: { skip?: readonly string[] } = {},
): void {
  const own = new Map([...network.parameters, ...network.buffers].filter(([name]) => !skip.includes(name)));
  // PyTorch counts batches beside its running statistics; nothing here needs the count.
  const given = Object.keys(weights).filter((name) => !skip.includes(name) && !name.endsWith("num_batches_tracked"));
  const missing = [...own.keys()].filter((name) => !(name in weights));
  const unknown = given.filter((name) => !own.has(name));
  if (missing.length + unknown.length > 0)
    throw new OmixelError(
      "UnsuitableData",
      [
        missing.length > 0 ? `The weights lack ${firstFive(missing)}.` : "",
        unknown.length > 0 ? `The network has no ${firstFive(unknown)}.` : "",
      ]
        .join(" ")
        .trim(),
      "Use weights of the same network.",
    );
  const shapes = [...own].map(([name, { shape }]) => [
    name,
    weights[name]!.shape.join(", "),
    torchShape(shape).join(", "),
  ]);
  const wrong = shapes.filter(([, theirs, ours]) => theirs !== ours);
  if (wrong.length > 0)
    throw new OmixelError(
      "UnsuitableData",
      `Weights and network differ in shape: ${firstFive(wrong.map(([name, theirs, ours]) => `${name} [${theirs}] for [${ours}]`))}.`,
      "Use weights of the same network, width, number of channels and classes.",
    );
  for (const [name, variable] of own) {
    const { shape, values } = fromTorch(weights[name]!);
    assign(variable, values, shape, tf);
  }
}

function assign(variable: Variable, values: Float32Array, shape: readonly number[], tf: Engine["tf"]): void {
  tf.tidy(() => variable.assign(tf.tensor(values, [...shape])));
}

/** A shape in PyTorch's order. */
export function torchShape(shape: readonly number[]): number[] {
  if (shape.length === 4) return [3, 2, 0, 1].map((axis) => shape[axis]!);
  return shape.length === 2 ? [shape[1]!, shape[0]!] : [...shape];
}

/** [h, w, in, out] → [out, in, h, w]; [in, out] → [out, in]; vectors stay. */
function toTorch(shape: readonly number[], values: Float32Array): NamedTensor {
  if (shape.length === 4) return permute(shape, values, [3, 2, 0, 1]);
  if (shape.length === 2) return permute(shape, values, [1, 0]);
  return { shape: [...shape], values: values.slice() };
}

function fromTorch({ shape, values }: NamedTensor): NamedTensor {
  if (shape.length === 4) return permute(shape, values, [2, 3, 1, 0]);
  if (shape.length === 2) return permute(shape, values, [1, 0]);
  return { shape, values };
}

/** Axes in another order; the values of the result are contiguous. */
function permute(shape: readonly number[], values: Float32Array, order: readonly number[]): NamedTensor {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  const sides = order.map((axis) => shape[axis]!);
  const steps = order.map((axis) => strides[axis]!);
  const out = new Float32Array(values.length);
  const index = new Int32Array(sides.length);
  let from = 0;
  for (let at = 0; at < out.length; at++) {
    out[at] = values[from]!;
    for (let axis = sides.length - 1; axis >= 0; axis--) {
      from += steps[axis]!;
      if (++index[axis]! < sides[axis]!) break;
      from -= steps[axis]! * sides[axis]!;
      index[axis] = 0;
    }
  }
  return { shape: sides, values: out };
}
