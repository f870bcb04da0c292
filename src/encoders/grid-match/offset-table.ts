import type { ImageSize } from "../encoder.js";

/**
 * A number for every pair of pixels that depends on how far they are apart alone. Pixel (x, y) has the number
 * `y × stride + x`; that of a pair stands at `centre + one - other`.
 */
export interface OffsetTable {
  readonly values: Float32Array;
  readonly stride: number;
  readonly centre: number;
}

/** @param valueOf the number of pixels that are dx columns and dy rows apart, both ≥ 0; 0 for a pixel and itself */
export function offsetTable({ height, width }: ImageSize, valueOf: (dx: number, dy: number) => number): OffsetTable {
  const stride = 2 * width - 1;
  const centre = (height - 1) * stride + width - 1;
  const values = new Float32Array((2 * height - 1) * stride);
  for (let dy = 0; dy < height; dy++)
    for (let dx = 0; dx < width; dx++) {
      const value = dx + dy === 0 ? 0 : valueOf(dx, dy);
      for (const row of [-dy, dy]) for (const column of [-dx, dx]) values[centre + row * stride + column] = value;
    }
  return { values, stride, centre };
}
