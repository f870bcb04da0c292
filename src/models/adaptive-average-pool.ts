import type { Engine, Tensor3D, Tensor4D } from "../engine/engine.js";

/**
 * Means over a grid of `side` × `side` parts of an image, whatever its size, as PyTorch's AdaptiveAvgPool2d: part i of n
 * pixels runs from floor(i n / side) to below ceil((i + 1) n / side), so that parts may share pixels.
 */
export function adaptiveAveragePool(x: Tensor4D, side: number, { tf }: Engine): Tensor4D {
  const [count, height, width, channels] = x.shape;
  if (height === side && width === side) return x;
  const means = (pixels: number) => tf.tensor3d(shares(pixels, side), [1, side, pixels]);
  return tf.tidy(() => {
    const rows: Tensor3D = tf.matMul(means(height), tf.reshape(x, [count, height, width * channels]));
    const parts: Tensor3D = tf.matMul(means(width), tf.reshape(rows, [count * side, width, channels]));
    return tf.reshape(parts, [count, side, side, channels]);
  });
}

/** How much each pixel of an axis counts for each part, parts × pixels. */
function shares(pixels: number, side: number): Float32Array {
  const out = new Float32Array(side * pixels);
  for (let part = 0; part < side; part++) {
    const [from, to] = [Math.floor((part * pixels) / side), Math.ceil(((part + 1) * pixels) / side)];
    out.fill(1 / (to - from), part * pixels + from, part * pixels + to);
  }
  return out;
}
