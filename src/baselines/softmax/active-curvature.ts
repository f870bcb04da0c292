import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/** A weight in play: the column that it stands on and the output that it adds to. */
export interface Coordinate {
  readonly column: Float64Array;
  readonly output: number;
}

/**
 * How the slope of the loss along each coordinate changes with each other, coordinates × coordinates.
 *
 * @param p probabilities of each output, one array an output
 */
export function activeCurvature(
  coordinates: readonly Coordinate[],
  p: readonly Float64Array[],
  linalg: Linalg,
): Float64Array {
  const n = p[0]!.length;
  const m = coordinates.length;
  const [plain, weighed] = [new Float64Array(m * n), new Float64Array(m * n)];
  for (const [a, { column, output }] of coordinates.entries()) {
    const own = p[output]!;
    plain.set(column, a * n);
    for (let i = 0, at = a * n; i < n; i++, at++) weighed[at] = column[i]! * own[i]!;
  }
  const lines = (values: Float64Array): RealMatrix => ({ rows: m, columns: n, values });
  const of = (left: RealMatrix, right: RealMatrix) => linalg.matMul(left, right, { transposeB: true }).values;
  const w = lines(weighed);
  const [within, across] = [of(w, lines(plain)), of(w, w)];
  const out = new Float64Array(m * m);
  for (let a = 0, at = 0; a < m; a++)
    for (let b = 0; b < m; b++, at++) {
      const same = coordinates[a]!.output === coordinates[b]!.output;
      out[at] = (same ? within[at]! : 0) - across[at]!;
    }
  return out;
}
