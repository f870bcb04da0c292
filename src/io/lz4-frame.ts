/** LZ4 Frame Format 1.6.4: magic number and bits of the frame descriptor. */
const magic = 0x184d2204;
const [blockChecksums, contentSize, contentChecksum, dictionary] = [0x10, 0x08, 0x04, 0x01];

/**
 * Unpacks an LZ4 frame, as Arrow and Feather files hold their buffers. Checksums are not compared.
 *
 * @throws RangeError for a frame that is cut short or damaged
 */
export function decodeLz4Frame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError("These bytes are no LZ4 frame");
  const flags = view.getUint8(4);
  if (flags >> 6 !== 1 || flags & dictionary) throw new RangeError("The LZ4 frame has a form that is not read");
  let at = 7 + (flags & contentSize ? 8 : 0);
  const out = new Output(bytes.length * 4);
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) break;
    const length = size & 0x7fffffff;
    if (at + length > bytes.length) throw cutShort();
    const block = bytes.subarray(at, at + length);
    if (size >>> 31) out.append(block);
    else decodeBlock(block, out);
    at += length + (flags & blockChecksums ? 4 : 0);
  }
  if (flags & contentChecksum && at + 4 > bytes.length) throw cutShort();
  return out.bytes();
}

/** Literals and copies of what was unpacked before, also in earlier blocks of the frame (LZ4 Block Format). */
function decodeBlock(block: Uint8Array, out: Output): void {
  let at = 0;
  const length = (nibble: number): number => {
    let total = nibble;
    if (nibble !== 15) return total;
    for (let byte = 255; byte === 255;) {
      if (at >= block.length) throw cutShort();
      total += byte = block[at++]!;
    }
    return total;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = length(token >> 4);
    if (at + literals > block.length) throw cutShort();
    out.append(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    if (at + 2 > block.length) throw cutShort();
    const offset = block[at]! | (block[at + 1]! << 8);
    at += 2;
    out.repeat(offset, length(token & 15) + 4);
  }
}

/** Bytes that grow. */
class Output {
  private buffer: Uint8Array;
  private length = 0;

  constructor(expected: number) {
    this.buffer = new Uint8Array(expected);
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Copies from `offset` bytes ago, byte by byte where what is copied is being written. */
  repeat(offset: number, count: number): void {
    if (offset === 0 || offset > this.length) throw new RangeError("The LZ4 block is damaged");
    this.reserve(count);
    const { buffer } = this;
    if (offset >= count) buffer.copyWithin(this.length, this.length - offset, this.length - offset + count);
    else for (let i = this.length; i < this.length + count; i++) buffer[i] = buffer[i - offset]!;
    this.length += count;
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

function cutShort(): RangeError {
  return new RangeError("The LZ4 frame is cut short");
}
