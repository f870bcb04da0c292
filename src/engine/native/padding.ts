import type { TensorInfo } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { slide } from "../geometry.js";

/**
 * Numeric padding in terms that oneDNN's fast kernels take, forward and backward: "SAME" where that is identical, else
 * an explicit Pad and "VALID". TensorFlow's own padding "EXPLICIT" makes gradients twice as slow.
 */
export interface PaddingPlan {
  readonly padding: "SAME" | "VALID";
  /** Pixels to add [before, after] per dimension; undefined = none. */
  readonly pads: readonly (readonly [number, number])[] | undefined;
  readonly paddedShape: readonly number[];
  /** The same as TensorFlow's padding "EXPLICIT" takes it. */
  readonly explicit: readonly number[];
}

export function planPadding(
  what: string,
  [count, height, width, channels]: readonly [number, number, number, number],
  size: readonly [number, number],
  stride: number,
  padding: number,
  ceil = false,
): PaddingPlan {
  const rows = slide(what, height, size[0], stride, padding, ceil);
  const columns = slide(what, width, size[1], stride, padding, ceil);
  const shape = [count, height, width, channels];
  const explicit = [0, 0, rows.before, rows.after, columns.before, columns.after, 0, 0];
  if (rows.same && columns.same) return { padding: "SAME", pads: undefined, paddedShape: shape, explicit };
  if (rows.before + rows.after + columns.before + columns.after === 0)
    return { padding: "VALID", pads: undefined, paddedShape: shape, explicit };
  return {
    padding: "VALID",
    pads: [
      [0, 0],
      [rows.before, rows.after],
      [columns.before, columns.after],
      [0, 0],
    ],
    paddedShape: [count, height + rows.before + rows.after, width + columns.before + columns.after, channels],
    explicit,
  };
}

/** Adds the pixels; undefined when there are none to add. */
export function pad(
  backend: TensorFlowBackend,
  x: TensorInfo,
  { pads }: PaddingPlan,
  value: number,
): DoorTensor | undefined {
  if (!pads) return undefined;
  return backend.exec("PadV2", [x, backend.constants.pairs(pads), backend.constants.scalar(value)])[0]!;
}

/** Takes the added pixels off a gradient, which it takes over. */
export function unpad(
  backend: TensorFlowBackend,
  gradient: DoorTensor,
  { pads }: PaddingPlan,
  shape: readonly number[],
): DoorTensor {
  if (!pads) return gradient;
  const begin = backend.constants.ints(pads.map(([before]) => before));
  const [inner] = backend.exec("Slice", [gradient, begin, backend.constants.ints(shape)]);
  gradient.delete();
  return inner!;
}
