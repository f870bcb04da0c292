import { type Dense, dense } from "../data/dense.js";
import { atOnce, type Rounds } from "./rounds.js";

export type RowMetric = "euclidean" | "correlation";

/**
 * Distances between all rows of a matrix: Euclidean, or 1 − Pearson's correlation. A constant row correlates with nothing:
 * its distance to other rows is 1.
 *
 * @param matrix finite values
 * @returns rows × rows, symmetric, zeros on the diagonal
 */
export function rowDistances(matrix: Dense, metric: RowMetric): Dense {
  return atOnce(rowDistanceRounds(matrix, metric));
}

/** `rowDistances`, with pauses. */
export function* rowDistanceRounds(matrix: Dense, metric: RowMetric): Rounds<Dense> {
  if (metric === "euclidean") return yield* mapped(yield* squaredDistances(matrix), Math.sqrt);
  const { units, constant } = yield* unitRows(matrix);
  // Between rows of length 1 the squared distance is twice 1 − correlation.
  const out = yield* mapped(yield* squaredDistances(units), (squared) => squared / 2);
  for (const i of constant)
    for (let j = 0; j < matrix.rows; j++)
      if (i !== j) out.values[i * matrix.rows + j] = out.values[j * matrix.rows + i] = 1;
  return out;
}

/** Rows that stay in the cache while all others pass by; even. */
const near = 48;

/** Two by two rows at a time, so that each value that is read serves twice; doubles, which need no conversion. */
function* squaredDistances({ rows, columns, values }: Dense): Rounds<Float64Array> {
  const doubles = new Float64Array(values);
  const out = new Float64Array(rows * rows);
  for (let first = 0; first < rows; first += near)
    for (let i = 0; i < Math.min(first + near, rows); i += 2) {
      betweenRows(doubles, rows, columns, i, Math.max(i, first), Math.min(first + near, rows), out);
      yield (first / rows) ** 2;
    }
  return out;
}

/** Squared distances of rows i and i + 1 to rows from `from` to before `to`. */
function betweenRows(
  doubles: Float64Array,
  rows: number,
  columns: number,
  i: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const keep = (i: number, j: number, distance: number) => {
    if (i < rows && j < rows && i !== j) out[i * rows + j] = out[j * rows + i] = distance;
  };
  const a = doubles.subarray(i * columns, (i + 1) * columns);
  const b = i + 1 < rows ? doubles.subarray((i + 1) * columns, (i + 2) * columns) : a;
  for (let j = from; j < to; j += 2) {
    const c = doubles.subarray(j * columns, (j + 1) * columns);
    const d = j + 1 < rows ? doubles.subarray((j + 1) * columns, (j + 2) * columns) : c;
    let ac = 0;
    let ad = 0;
    let bc = 0;
    let bd = 0;
    for (let k = 0; k < columns; k++) {
      const va = a[k]!;
      const vb = b[k]!;
      const vc = c[k]!;
      const vd = d[k]!;
      ac += (va - vc) * (va - vc);
      ad += (va - vd) * (va - vd);
      bc += (vb - vc) * (vb - vc);
      bd += (vb - vd) * (vb - vd);
    }
    keep(i, j, ac);
    keep(i, j + 1, ad);
    keep(i + 1, j, bc);
    keep(i + 1, j + 1, bd);
  }
}

function* unitRows(matrix: Dense): Rounds<{ units: Dense; constant: number[] }> {
  const { rows, columns } = matrix;
  const units = dense(rows, columns);
  const constant: number[] = [];
  for (let i = 0; i < rows; i++) {
    const row = Float64Array.from(matrix.values.subarray(i * columns, (i + 1) * columns));
    const centre = row.reduce((sum, value) => sum + value, 0) / columns;
    const length = Math.sqrt(row.reduce((sum, value) => sum + (value - centre) ** 2, 0));
    if (row.every((value) => value === row[0])) constant.push(i);
    else
      units.values.set(
        row.map((value) => (value - centre) / length),
        i * columns,
      );
    yield 0;
  }
  return { units, constant };
}

function* mapped(squared: Float64Array, distance: (squared: number) => number): Rounds<Dense> {
  const rows = Math.sqrt(squared.length);
  const out = dense(rows, rows);
  for (let i = 0; i < rows; i++) {
    for (let at = i * rows; at < (i + 1) * rows; at++) out.values[at] = distance(squared[at]!);
    yield 1;
  }
  return out;
}
