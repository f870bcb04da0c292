/** How images are brought to the range networks like; learnt on training images. */
export interface Standard {
  /** Mean of each pixel of each channel. */
  readonly mean: Float32Array;
  /** 1 / standard deviation of each pixel of each channel; 0 where a pixel never changes. */
  readonly scale: Float32Array;
}

/** Standardised pixels are clipped here: one wild value must not fill a picture. */
const CLIP = 5;

/** Spread below this share of the image's typical spread is rounding, not signal. */
const LEAST_SPREAD = 1e-4;

/** Learns mean and spread of each pixel. @param images count × pixels */
export function fitStandard(images: Float32Array, count: number): Standard {
  const size = images.length / count;
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let at = 0; at < images.length; at++) sum[at % size]! += images[at]! / count;
  for (let at = 0; at < images.length; at++) squares[at % size]! += (images[at]! - sum[at % size]!) ** 2 / count;
  const scale = Float32Array.from(squares, (value) => (Math.sqrt(value) > LEAST_SPREAD ? 1 / Math.sqrt(value) : 0));
  return { mean: Float32Array.from(sum), scale };
}

/** Pixels minus mean over spread, clipped at ±5; 0 where a pixel never changed in training. */
export function applyStandard(images: Float32Array, { mean, scale }: Standard): Float32Array {
  const size = mean.length;
  const out = new Float32Array(images.length);
  for (let from = 0; from < images.length; from += size)
    for (let p = 0; p < size; p++)
      out[from + p] = Math.max(-CLIP, Math.min(CLIP, (images[from + p]! - mean[p]!) * scale[p]!));
  return out;
}
