import { encode } from "fast-png";
import type { Dense } from "../../data/dense.js";
import { type Colour, rampColour } from "../../report/palette.js";

/** Steps of colour: as many as an eye tells apart on a ramp, few enough to pack well. */
const steps = 96;
/** Missing values: a faint grey on any ground. PNG wants colours that are not opaque first. */
const missing = [128, 128, 128, 90];

/** A picture as a data address. */
export interface Raster {
  readonly url: string;
  /** Whether each cell of the table is a pixel of its own, so that its edges should stay sharp. */
  readonly exact: boolean;
}

/**
 * A table as a picture, one pixel a cell. Where it has more rows or columns than `side`, neighbouring cells are averaged.
 *
 * @param table rows and columns in the order in which they are drawn; NaN = missing
 * @param range values with the first and the last colour; values beyond are drawn like these
 */
export function heatRaster(
  table: Dense,
  ramp: readonly Colour[],
  [low, high]: readonly [number, number],
  side: number,
): Raster {
  const [tall, wide] = [Math.ceil(table.rows / side), Math.ceil(table.columns / side)];
  const [height, width] = [Math.ceil(table.rows / tall), Math.ceil(table.columns / wide)];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const share = (blockMean(table, y * tall, x * wide, tall, wide) - low) / (high - low);
      data[y * width + x] = Number.isNaN(share) ? 0 : 1 + Math.round(Math.min(1, Math.max(0, share)) * (steps - 1));
    }
  const palette = Array.from({ length: steps }, (_, i) => [...rampColour(ramp, i / (steps - 1)), 255]);
  const png = encode({ width, height, data, channels: 1, depth: 8, palette: [missing, ...palette] });
  return {
    url: `data:image/png;base64,${Buffer.from(png).toString("base64")}`,
    exact: tall === 1 && wide === 1,
  };
}

/** Mean of the known values of a block, which is cut at the border; NaN where none is known. */
function blockMean({ rows, columns, values }: Dense, top: number, left: number, tall: number, wide: number): number {
  let [sum, known] = [0, 0];
  for (let i = top; i < Math.min(top + tall, rows); i++)
    for (let j = left; j < Math.min(left + wide, columns); j++) {
      const value = values[i * columns + j]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
  return sum / known;
}
