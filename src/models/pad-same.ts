import type { Engine, Tensor4D } from "../engine/engine.js";

/**
 * Adds what Keras's and MATLAB's "same" add: a window of this size and stride then has ceil(length / stride) positions; of an
 * odd number of pixels, one more comes behind than in front.
 */
export function padSame(x: Tensor4D, size: number, stride: number, value: number, { tf }: Engine): Tensor4D {
  const pads = [x.shape[1], x.shape[2]].map((length) => {
    const missing = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
    return [Math.floor(missing / 2), Math.ceil(missing / 2)] as [number, number];
  }) as [[number, number], [number, number]];
  return pads.flat().some((pixels) => pixels > 0) ? tf.pad(x, [[0, 0], ...pads, [0, 0]], value) : x;
}
