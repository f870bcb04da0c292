import type { NamedTensor } from "./safetensors.js";

/** Rows and columns of the patches that an image is cut into. */
export interface PatchGrid {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Position embeddings of a square grid of patches for another grid, by bicubic interpolation that averages where the grid
 * becomes coarser; the class token keeps its own.
 *
 * @param places [1, 1 + patches, width]
 * @returns undefined where the patches are none of a square grid
 * @see timm, resample_abs_pos_embed; PyTorch, interpolate(mode="bicubic", antialias=True)
 */
export function resamplePlaces(
  { shape, values }: NamedTensor,
  to: PatchGrid,
): { readonly places: NamedTensor; readonly from: PatchGrid } | undefined {
  const [one, tokens = 0, width = 0] = shape;
  const side = Math.round(Math.sqrt(tokens - 1));
  if (shape.length !== 3 || one !== 1 || tokens < 2 || side * side !== tokens - 1) return undefined;
  const [down, across] = [shares(side, to.rows), shares(side, to.columns)];
  const out = new Float32Array((1 + to.rows * to.columns) * width);
  out.set(values.subarray(0, width));
  const sum = new Float64Array(width);
  for (let row = 0; row < to.rows; row++)
    for (let column = 0; column < to.columns; column++) {
      sum.fill(0);
      for (let i = 0; i < side; i++)
        for (let j = 0; j < side; j++) {
          const share = down[row * side + i]! * across[column * side + j]!;
          if (share === 0) continue;
          const from = (1 + i * side + j) * width;
          for (let k = 0; k < width; k++) sum[k]! += share * values[from + k]!;
        }
      out.set(sum, (1 + row * to.columns + column) * width);
    }
  const places = { shape: [1, 1 + to.rows * to.columns, width], values: out };
  return { places, from: { rows: side, columns: side } };
}

/** What each of `to` new places takes of each of `from` old ones; each row sums to 1. */
function shares(from: number, to: number): Float64Array {
  const out = new Float64Array(to * from);
  const scale = from / to;
  const stretch = Math.max(1, scale);
  for (let place = 0; place < to; place++) {
    const centre = scale * (place + 0.5);
    const own = out.subarray(place * from, (place + 1) * from);
    const first = Math.max(0, Math.trunc(centre - 2 * stretch + 0.5));
    const end = Math.min(from, Math.trunc(centre + 2 * stretch + 0.5));
    for (let at = first; at < end; at++) own[at] = cubic((at + 0.5 - centre) / stretch);
    const total = own.reduce((sum, share) => sum + share, 0);
    for (let at = first; at < end; at++) own[at]! /= total;
  }
  return out;
}

/** Keys' cubic with a = −0.5, as PyTorch has it where it averages. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return 1.5 * x ** 3 - 2.5 * x ** 2 + 1;
  return x < 2 ? -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 : 0;
}
