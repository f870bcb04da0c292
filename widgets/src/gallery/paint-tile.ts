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
  const first = image * pixels.height * pixels.width * pixels.depth;
  const [stride, ...sources] = [block === 1 ? pixels.depth : 1, ...look.channels.map(sourceOf)];
  // A pixel's four bytes as one word, the first byte lowest as on every machine with a browser.
  const words = new Uint32Array(out.buffer, out.byteOffset, height * width);
  for (let p = 0, from = 0; p < words.length; p++, from += stride) {
    let word = opaque;
    for (const { bytes, start, words: own } of sources) word |= own[bytes[start + from]!]!;
    words[p] = word;
  }

  function sourceOf(channel: number, position: number) {
    const slot = pixels.depth <= 3 ? channel : position;
    const words = look.channels.length === 1 ? throughTable(look) : asColour(look, slot);
    if (block === 1) return { bytes: pixels.bytes, start: first + channel, words };
    return { bytes: blockMeans(pixels, image, channel, block), start: 0, words };
  }
}

const opaque = 0xff000000;

/** The word of each byte of a single channel. */
function throughTable({ table, contrast }: Look): Uint32Array {
  const at = (level: number, colour: number) => table[3 * level + colour]! << (8 * colour);
  return Uint32Array.from(levelsOf(contrast), (level) => at(level, 0) | at(level, 1) | at(level, 2));
}

/** The word of each byte of a channel that is red, green or blue. */
function asColour({ contrast }: Look, slot: number): Uint32Array {
  return Uint32Array.from(levelsOf(contrast), (level) => level << (8 * slot));
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
