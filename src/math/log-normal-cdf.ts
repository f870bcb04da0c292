import { normalUpperTail } from "./normal-tail.js";

/** Cells of the table for each unit of z, and where it ends: beyond, the logarithm is -6e-16 or nearer to 0. */
const [CELLS, END] = [128, 8];

/** Logarithms of the standard normal distribution function, for long loops that look them up by themselves. */
export interface LogNormalCdf {
  /** The logarithm at z = cell / cells; between two cells it is as good as linear (within 1e-5). */
  readonly values: Float64Array;
  /** Cells for each unit of z. */
  readonly cells: number;
  /** The last cell: from here on the logarithm is 0. */
  readonly end: number;
}

/** A table of log P(Z ≤ z) for z from 0 on. */
export function logNormalCdf(): LogNormalCdf {
  const end = END * CELLS;
  const values = Float64Array.from({ length: end + 1 }, (_, cell) => Math.log1p(-normalUpperTail(cell / CELLS)));
  values[end] = 0;
  return { values, cells: CELLS, end };
}

/** The logarithm at any z of 0 or more. */
export function logCdfAt({ values, cells, end }: LogNormalCdf, z: number): number {
  const at = z * cells;
  const cell = Math.floor(at);
  return cell < end ? values[cell]! + (at - cell) * (values[cell + 1]! - values[cell]!) : 0;
}
