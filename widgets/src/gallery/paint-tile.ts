/** Images as they came: bytes, row after row, channels together. */
export interface Pixels {
  readonly bytes: Uint8Array;
  readonly height: number;
  readonly width: number;
  readonly depth: number;
}

/** How bytes become colours. */
export interface Look {
  /** Indices of one to three channels. */
  readonly channels: readonly number[];
  /** 256 × 3 bytes: the colours of a single channel. */
  readonly table: Uint8Array;
  /** Bytes that are drawn darkest and brightest. */
  readonly contrast: readonly [darkest: number, brightest: number];
}

/** Size of a picture of which `block` × `block` pixels become one. */
export function paintedSize({ height, width }: Pixels, block: number): { height: number; width: number } {
  return { height: Math.ceil(height / block), width: Math.ceil(width / block) };
}

/**
 * Paints one image: a single channel through the colour table, several as red, green and blue. Up to three channels keep
 * their colour whichever others are on.
 *
 * @param out red, green, blue, opacity; length 4 × painted height × painted width
 * @param block so many pixels, each way, are averaged into one
 */
export function paintTile(out: Uint8ClampedArray, image: number, pixels: Pixels, look: Look, block = 1): void {
  const { height, width } = paintedSize(pixels, block);
  const levels = levelsOf(look.contrast);
  const single = look.channels.length === 1;
  for (let p = 3; p < 4 * height * width; p += 4) out[p] = 255;
  if (!single) for (let p = 0; p < 4 * height * width; p += 4) out[p] = out[p + 1] = out[p + 2] = 0;
  for (const [position, channel] of look.channels.entries()) {
    const slot = pixels.depth <= 3 ? channel : position;
    const byteAt = block === 1 ? undefined : blockMeans(pixels, image, channel, block);
    const { bytes, depth } = pixels;
    let from = image * pixels.height * pixels.width * depth + channel;
    for (let p = 0; p < height * width; p++, from += depth) {
      const level = levels[byteAt ? byteAt[p]! : bytes[from]!]!;
      if (single) {
        out[4 * p] = look.table[3 * level]!;
        out[4 * p + 1] = look.table[3 * level + 1]!;
        out[4 * p + 2] = look.table[3 * level + 2]!;
      } else out[4 * p + slot] = level;
    }
  }
}

/** Blocks are cut at the border. */
function blockMeans(
  { bytes, height, width, depth }: Pixels,
  image: number,
  channel: number,
  block: number,
): Uint8Array {
  const size = { height: Math.ceil(height / block), width: Math.ceil(width / block) };
  const sums = new Uint32Array(size.height * size.width);
  let from = image * height * width * depth + channel;
  for (let y = 0; y < height; y++) {
    const line = Math.floor(y / block) * size.width;
    for (let x = 0; x < width; x++, from += depth) sums[line + Math.floor(x / block)]! += bytes[from]!;
  }
  const means = new Uint8Array(sums.length);
  for (let p = 0; p < means.length; p++) {
    const tall = Math.min(block, height - Math.floor(p / size.width) * block);
    const wide = Math.min(block, width - (p % size.width) * block);
    means[p] = Math.round(sums[p]! / (tall * wide));
  }
  return means;
}

/** Brightness of each byte. */
function levelsOf([darkest, brightest]: Look["contrast"]): Uint8ClampedArray {
  const scale = 255 / Math.max(1, brightest - darkest);
  return Uint8ClampedArray.from({ length: 256 }, (_, byte) => (byte - darkest) * scale);
}
