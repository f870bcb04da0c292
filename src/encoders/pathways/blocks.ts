import { hilbertWalk } from "../../math/hilbert.js";
import type { ImageSize } from "../encoder.js";

/** Pixels from one side of a part to the other, of equal parts of a length. */
const edge = (part: number, parts: number, length: number) => Math.floor((part * length) / parts);

/**
 * Divides an image into blocks of equal size (but for a pixel), in a walk from neighbour to neighbour; some at the end may
 * be left over.
 *
 * @param count 1 … height × width
 * @returns for each block its pixels, read to and fro
 */
export function blocks(count: number, { height, width }: ImageSize): Uint32Array[] {
  const { rows, columns } = gridFor(count, { height, width });
  const { x, y } = hilbertWalk(rows, columns);
  return Array.from({ length: count }, (_, block) => {
    const [left, right] = [edge(x[block]!, columns, width), edge(x[block]! + 1, columns, width)];
    const [top, bottom] = [edge(y[block]!, rows, height), edge(y[block]! + 1, rows, height)];
    const across = right - left;
    return Uint32Array.from({ length: across * (bottom - top) }, (__, i) => {
      const row = Math.floor(i / across);
      return (top + row) * width + (row % 2 === 0 ? left + (i % across) : right - 1 - (i % across));
    });
  });
}

/** The grid of blocks that are as square as can be. */
function gridFor(count: number, { height, width }: ImageSize): { rows: number; columns: number } {
  const wanted = Math.round(Math.sqrt((count * width) / height));
  const columns = Math.max(Math.ceil(count / height), Math.min(width, Math.max(1, wanted)));
  return { rows: Math.ceil(count / columns), columns };
}
