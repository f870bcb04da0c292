import { type Dense, dense } from "../data/dense.js";
import { columnMoments } from "../math/column-moments.js";
import { OmixelError } from "../errors.js";

/** What stands in for a missing value: a feature's training minimum (below detection, mostly) or mean; or nothing may. */
export type Missing = "minimum" | "mean" | "error";

/** How a table becomes what a baseline sees; learnt on training rows, plain data. */
export interface TableScaling {
  /** Columns kept: those that vary among the training rows; ascending. */
  readonly columns: Uint32Array;
  /** Names of these columns. */
  readonly names: readonly string[];
  /** Stands in for a missing value of each kept column. */
  readonly standIn: Float32Array;
  /** Subtracted from and divided into each kept column: z-scores, or 0 and 1. */
  readonly mean: Float32Array;
  readonly sd: Float32Array;
}

/**
 * @param values training samples × features; NaN = missing
 * @throws MissingValues where none is allowed; UnsuitableData where no feature varies
 */
export function fitTableScaling(
  values: Dense,
  names: readonly string[],
  { missing, scale }: { readonly missing: Missing; readonly scale: boolean },
  step: string,
): TableScaling {
  if (missing === "error") requireNone(values, names, step);
  const standIn = missing === "mean" ? columnMeans(values) : columnMinima(values);
  const { mean, variance } = columnMoments(filled(values, standIn));
  const columns = Uint32Array.from(variance.keys()).filter((column) => variance[column]! > 0);
  if (columns.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      `None of the ${values.columns} features varies among the training samples.`,
      "Check the table and its preparation.",
      { step },
    );
  const of = (figure: (column: number) => number) => Float32Array.from(columns, figure);
  return {
    columns,
    names: Array.from(columns, (column) => names[column]!),
    standIn: of((column) => standIn[column]!),
    mean: of((column) => (scale ? mean[column]! : 0)),
    sd: of((column) => (scale ? Math.sqrt(variance[column]!) : 1)),
  };
}

/** The kept columns, complete and scaled. @param values samples × all features, in the fitted order */
export function applyTableScaling(values: Dense, { columns, standIn, mean, sd }: TableScaling): Dense {
  const out = dense(values.rows, columns.length);
  for (let i = 0, at = 0; i < values.rows; i++)
    for (let j = 0; j < columns.length; j++, at++) {
      const value = values.values[i * values.columns + columns[j]!]!;
      out.values[at] = ((Number.isNaN(value) ? standIn[j]! : value) - mean[j]!) / sd[j]!;
    }
  return out;
}

function requireNone({ columns, values }: Dense, names: readonly string[], step: string): void {
  const at = values.findIndex(Number.isNaN);
  if (at < 0) return;
  throw new OmixelError(
    "MissingValues",
    `${names[at % columns]!} is missing in training sample ${Math.floor(at / columns) + 1}, and perhaps others.`,
    'Impute before (.imputeKnn(), …), or choose what stands in: { missing: "minimum" } or "mean".',
    { step },
  );
}

/** Smallest value of each column; 0 where there is none, which makes it a constant. */
export function columnMinima({ columns, values }: Dense): Float32Array {
  const minima = new Float32Array(columns).fill(Infinity);
  for (let at = 0; at < values.length; at++)
    if (values[at]! < minima[at % columns]!) minima[at % columns] = values[at]!;
  return minima.map((value) => (value === Infinity ? 0 : value));
}

function columnMeans({ columns, values }: Dense): Float32Array {
  const sums = new Float64Array(columns);
  const counts = new Uint32Array(columns);
  for (let at = 0; at < values.length; at++)
    if (!Number.isNaN(values[at])) {
      sums[at % columns]! += values[at]!;
      counts[at % columns]!++;
    }
  return Float32Array.from(sums, (sum, column) => (counts[column]! > 0 ? sum / counts[column]! : 0));
}

/** The values with what stands in for the missing ones of each column. */
export function filled(values: Dense, standIn: Float32Array): Dense {
  if (!values.values.some(Number.isNaN)) return values;
  const own = values.values.map((value, at) => (Number.isNaN(value) ? standIn[at % values.columns]! : value));
  return { ...values, values: own };
}
