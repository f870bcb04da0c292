/** How images are brought to the range networks like; learnt on training images. */
export interface Standard {
  /** Mean of each pixel of each channel. */
  readonly mean: Float32Array;
  /** 1 / standard deviation of the centred pixels, one a channel; 0 where a channel never changes. */
  readonly scale: Float32Array;
}

/** Standardised pixels are clipped here: one wild value must not fill a picture. */
const CLIP = 5;

/** Spread below this is rounding, not signal. */
const LEAST_SPREAD = 1e-6;

/**
 * Learns the mean of each pixel and the spread of each channel. The spread is shared by a channel's pixels, so that a
 * pixel of many averaged genes stays as quiet as it is and is not blown up to noise.
 *
 * @param images count × height × width × channels
 */
export function fitStandard(images: Float32Array, count: number, channels: number): Standard {
  const size = images.length / count;
  const mean = new Float64Array(size);
  for (let at = 0; at < images.length; at++) mean[at % size]! += images[at]! / count;
  const squares = new Float64Array(channels);
  for (let at = 0; at < images.length; at++) squares[at % channels]! += (images[at]! - mean[at % size]!) ** 2;
  const scale = Float32Array.from(squares, (sum) => {
    const spread = Math.sqrt(sum / (images.length / channels));
    return spread > LEAST_SPREAD ? 1 / spread : 0;
  });
  return { mean: Float32Array.from(mean), scale };
}

/**
 * Pixels minus their mean over the spread of their channel, clipped at ±5.
 *
 * @param out where to write; may be `images` itself
 */
export function applyStandard(
  images: Float32Array,
  { mean, scale }: Standard,
  out: Float32Array = new Float32Array(images.length),
): Float32Array {
  const [size, channels] = [mean.length, scale.length];
  for (let from = 0; from < images.length; from += size)
    for (let p = 0; p < size; p++)
      out[from + p] = Math.max(-CLIP, Math.min(CLIP, (images[from + p]! - mean[p]!) * scale[p % channels]!));
  return out;
}
