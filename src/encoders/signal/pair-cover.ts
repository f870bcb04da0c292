import type { Pieces } from "../../math/piecewise-mean.js";
import type { Cover } from "../encoder-method.js";
import { requireEntries } from "./require-entries.js";

/**
 * The shares of features in an image whose pixels compare the features of their row with those of their column: half for
 * either side, on each channel.
 *
 * @param rows features of each row of pixels
 * @param columns features of each column
 * @throws UnsuitableData where the table would be too large
 */
export function pairCover(step: string, rows: Pieces, columns: Pieces, channels = 1): Cover {
  const [height, width] = [rows.from.length, columns.from.length];
  const start = new Uint32Array(channels * height * width + 1);
  const shared = (y: number, x: number) =>
    Math.max(0, Math.min(rows.to[y]!, columns.to[x]!) - Math.max(rows.from[y]!, columns.from[x]!));
  const size = ({ from, to }: Pieces, at: number) => to[at]! - from[at]!;
  let entries = 0; // may be more than fits `start`
  for (let pixel = 0; pixel < start.length - 1; pixel++) {
    const [y, x] = [Math.floor(pixel / width) % height, pixel % width];
    entries += size(rows, y) + size(columns, x) - shared(y, x);
    start[pixel + 1] = entries;
  }
  const features = Math.max(rows.to.at(-1)!, columns.to.at(-1)!);
  requireEntries(step, entries, { height, width }, features);
  const feature = new Uint32Array(entries);
  const weight = new Float32Array(feature.length);
  for (let pixel = 0; pixel < start.length - 1; pixel++) {
    const [y, x] = [Math.floor(pixel / width) % height, pixel % width];
    let at = start[pixel]!;
    const last = Math.max(rows.to[y]!, columns.to[x]!);
    for (let f = Math.min(rows.from[y]!, columns.from[x]!); f < last; f++) {
      const share =
        (f >= rows.from[y]! && f < rows.to[y]! ? 0.5 / size(rows, y) : 0) +
        (f >= columns.from[x]! && f < columns.to[x]! ? 0.5 / size(columns, x) : 0);
      if (share === 0) continue;
      feature[at] = f;
      weight[at++] = share;
    }
  }
  return { start, feature, weight };
}
