import type { RealMatrix } from "../engine/linalg.js";
import { OmixelError } from "../errors.js";

/**
 * Raises an error unless there is something to place and every value is a finite number.
 *
 * @param step name of the method that asks
 * @throws UnsuitableData without rows or columns
 * @throws MissingValues with the first bad place
 */
export function requirePoints(points: RealMatrix, step: string): void {
  const { rows, columns, values } = points;
  if (rows === 0 || columns === 0)
    throw new OmixelError(
      "UnsuitableData",
      `There is nothing to place: the points are a ${rows} × ${columns} matrix.`,
      "Check the filters before this step.",
      { step },
    );
  const at = values.findIndex((value: number) => !Number.isFinite(value));
  if (at >= 0)
    throw new OmixelError(
      "MissingValues",
      `Point ${Math.floor(at / columns) + 1} has the value ${values[at]} in dimension ${(at % columns) + 1}.`,
      "Impute or drop missing values first.",
      { step },
    );
}

/** Matrices up to this many values are worked on in float64: exact to 1e-7 of the references and still fast. */
const doubleUpTo = 2 ** 22;

/** The values copied into the precision that their number allows: float64 for small matrices, float32 for large. */
export function workingCopy({ rows, columns, values }: RealMatrix): RealMatrix {
  const double = values instanceof Float64Array || values.length <= doubleUpTo;
  return { rows, columns, values: double ? Float64Array.from(values) : Float32Array.from(values) };
}

/** The same values in float64, for small matrices whose last digits count. */
export function toDouble({ rows, columns, values }: RealMatrix): RealMatrix {
  return { rows, columns, values: values instanceof Float64Array ? values : Float64Array.from(values) };
}

/** Divides each row by its length, after subtracting its mean on request, in place; rows without length become zeros. */
export function normaliseRows(points: RealMatrix, centre: boolean): void {
  const { rows, columns, values } = points;
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * columns, (i + 1) * columns);
    let [sum, largest, square] = [0, 0, 0];
    for (const value of row) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    const mean = centre ? sum / columns : 0;
    for (const value of row) square += (value - mean) ** 2;
    const length = Math.sqrt(square);
    // A constant row leaves rounding errors where its deviations should be zero: they are no direction.
    const scale = length > 1e-12 * largest * Math.sqrt(columns) ? 1 / length : 0;
    for (let j = 0; j < columns; j++) row[j] = (row[j]! - mean) * scale;
  }
}
