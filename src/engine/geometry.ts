import { OmixelError } from "../errors.js";

/** How a window of `size` slides over `length` pixels with numeric padding. */
export interface Slide {
  /** Positions of the window. */
  readonly out: number;
  /** Pixels to add in front. */
  readonly before: number;
  /** Pixels to add behind; less than in front where the last ones would never be reached. */
  readonly after: number;
  /** True where TensorFlow's padding "SAME" does exactly this. */
  readonly same: boolean;
}

/**
 * Works out one axis of a convolution or pool, as PyTorch does: out = floor((length + 2 padding - size) / stride) + 1.
 *
 * @param ceil rounds up in place of down: what is left over at the end is a last window, reaching over the edge, if it begins inside
 * @throws ImpossibleGeometry when the window does not fit or a number makes no sense
 */
export function slide(
  what: string,
  length: number,
  size: number,
  stride: number,
  padding: number,
  ceil = false,
): Slide {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  if (!whole(stride, 1) || !whole(padding, 0) || !whole(size, 1))
    throw new OmixelError(
      "ImpossibleGeometry",
      `${what}: window ${size}, stride ${stride} and padding ${padding} were given.`,
      "Window and stride are whole numbers from 1, padding from 0.",
    );
  if (length + 2 * padding + (ceil ? stride - 1 : 0) < size)
    throw new OmixelError(
      "ImpossibleGeometry",
      `${what}: a window of ${size} pixels does not fit into ${length} pixels with padding ${padding}.`,
      "Use larger images, or a smaller window.",
    );
  const steps = (length + 2 * padding - size) / stride;
  const over = Math.ceil(steps) * stride < length + padding;
  const out = (ceil && over ? Math.ceil(steps) : Math.floor(steps)) + 1;
  const after = Math.max(0, (out - 1) * stride + size - length - padding);
  const sameOut = Math.ceil(length / stride);
  const sameTotal = Math.max(0, (sameOut - 1) * stride + size - length);
  return { out, before: padding, after, same: sameOut === out && Math.floor(sameTotal / 2) === padding };
}

/** @throws ImpossibleGeometry when the filter is made for another number of channels */
export function requireChannels(x: readonly number[], filter: readonly number[]): void {
  if (x.length === 4 && filter.length === 4 && x[3] === filter[2]) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `conv2d: images of shape [${x.join()}] do not go with a filter of shape [${filter.join()}].`,
    "Images are [count, height, width, channels], filters [height, width, channels, filters].",
  );
}

/** @throws ImpossibleGeometry when there is not one filter for each channel */
export function requireDepthwise(x: readonly number[], filter: readonly number[]): void {
  if (x.length === 4 && filter.length === 4 && x[3] === filter[2] && filter[3] === 1) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `depthwiseConv2d: images of shape [${x.join()}] do not go with a filter of shape [${filter.join()}].`,
    "Images are [count, height, width, channels], filters [height, width, channels, 1].",
  );
}

/** @throws ImpossibleGeometry when there is not one factor for each image and channel */
export function requireFactors(x: readonly number[], factors: readonly number[]): void {
  if (x.length === 4 && factors.length === 2 && x[0] === factors[0] && x[3] === factors[1]) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `scaleChannels: images of shape [${x.join()}] do not go with factors of shape [${factors.join()}].`,
    "Images are [count, height, width, channels], factors [count, channels].",
  );
}

/** @throws ImpossibleGeometry when queries, keys and values of so many heads do not lie side by side */
export function requireHeads(x: readonly number[], heads: number): void {
  if (x.length === 3 && x[2]! > 0 && x[2]! % (3 * heads) === 0) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `attention: [${x.join()}] does not hold queries, keys and values of ${heads} heads.`,
    "Its shape is [count, tokens, 3 × heads × width].",
  );
}

/** @throws ImpossibleGeometry when a window could lie in the padding alone */
export function requirePoolPadding(size: number, padding: number): void {
  if (2 * padding <= size) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `maxPool: padding ${padding} is more than half of the window of ${size} pixels.`,
    "Use a larger window or less padding.",
  );
}

/** @throws ImpossibleGeometry when the shapes differ */
export function requireSameShape(what: string, a: readonly number[], b: readonly number[]): void {
  if (a.length === b.length && a.every((size, i) => size === b[i])) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `${what}: the shapes [${a.join()}] and [${b.join()}] differ.`,
    "Bring both to one shape first.",
  );
}
