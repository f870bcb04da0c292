import { encode } from "fast-png";

/**
 * A picture as the bytes of a PNG file.
 *
 * @param rgba red, green, blue and opacity of each pixel, row after row; length 4 × width × height
 * @param text told beside the pixels, by keyword; letters of Latin 1
 */
export function encodePng(
  width: number,
  height: number,
  rgba: Uint8Array,
  text?: Readonly<Record<string, string>>,
): Uint8Array {
  if (rgba.length !== 4 * width * height)
    throw new RangeError(`A ${width} × ${height} picture needs ${4 * width * height} bytes, got ${rgba.length}`);
  return encode({ width, height, data: rgba, channels: 4, depth: 8, ...(text ? { text } : {}) });
}
