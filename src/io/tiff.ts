/** One page of a TIFF file. */
export interface TiffPage {
  /** Plain letters (ASCII), as all texts of these files. */
  readonly name: string;
  /** Row after row; length width × height. */
  readonly values: Float32Array;
}

const [short, long, rational, text] = [3, 4, 5, 2];
const headerLength = 8;

/** A tag's value: whole numbers, or the bytes of a text. */
type Field = readonly [tag: number, type: number, value: number | Uint8Array];

/**
 * Pages of numbers as a baseline TIFF file: 32-bit floats, uncompressed, one strip a page, little-endian, so that every
 * reader gives back the same numbers.
 *
 * @param description of the whole file, on its first page
 */
export function encodeTiff(
  pages: readonly TiffPage[],
  { width, height }: { readonly width: number; readonly height: number },
  { description, software }: { readonly description: string; readonly software: string },
): Uint8Array {
  const size = 4 * width * height;
  const parts = pages.map(({ name }, page): Field[] => [
    [254, long, pages.length > 1 ? 2 : 0], // a page of several
    [256, long, width],
    [257, long, height],
    [258, short, 32],
    [259, short, 1], // not compressed
    [262, short, 1], // 0 is black
    ...(page === 0 ? [[270, text, ascii(description)] as const] : []),
    [273, long, 0], // where the pixels begin, known below
    [277, short, 1],
    [278, long, height],
    [279, long, size],
    [282, rational, 1],
    [283, rational, 1],
    [285, text, ascii(name)],
    [296, short, 1], // no unit of length
    [305, text, ascii(software)],
    [339, short, 3], // floating point
  ]);
  const lengths = parts.map((fields) => directoryLength(fields) + fields.reduce((sum, own) => sum + apart(own), 0));
  const total = lengths.reduce((sum, length) => sum + length + size, headerLength);
  const view = new DataView(new ArrayBuffer(total));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, headerLength, true);
  let at = headerLength;
  for (const [page, fields] of parts.entries()) {
    const pixels = at + lengths[page]!;
    writeDirectory(view, at, fields, pixels, page + 1 < pages.length ? pixels + size : 0);
    for (const [i, value] of pages[page]!.values.entries()) view.setFloat32(pixels + 4 * i, value, true);
    at = pixels + size;
  }
  return new Uint8Array(view.buffer);
}

function writeDirectory(view: DataView, start: number, fields: readonly Field[], pixels: number, next: number): void {
  view.setUint16(start, fields.length, true);
  let beyond = start + directoryLength(fields);
  for (const [i, field] of fields.entries()) {
    const [tag, type, value] = field;
    const at = start + 2 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, typeof value === "number" ? 1 : value.length, true);
    const to = apart(field) > 0 ? beyond : at + 8;
    if (to === beyond) view.setUint32(at + 8, beyond, true);
    if (typeof value !== "number") new Uint8Array(view.buffer).set(value, to);
    else if (type === rational) [value, 1].forEach((part, k) => view.setUint32(to + 4 * k, part, true));
    else if (type === short) view.setUint16(to, value, true);
    else view.setUint32(to, tag === 273 ? pixels : value, true);
    beyond += apart(field);
  }
  view.setUint32(start + 2 + 12 * fields.length, next, true);
}

const directoryLength = (fields: readonly Field[]) => 6 + 12 * fields.length;

/** Bytes that a value takes beside the directory: whole words, as offsets have to be even. */
function apart([, type, value]: Field): number {
  const length = typeof value === "number" ? (type === rational ? 8 : 4) : value.length;
  return length > 4 ? length + (length % 2) : 0;
}

/** Letters and the zero that ends them. */
function ascii(words: string): Uint8Array {
  return Uint8Array.from([...words, "\0"], (letter) => letter.charCodeAt(0));
}
