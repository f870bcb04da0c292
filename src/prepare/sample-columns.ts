import { type Cohort, sampleCount } from "../data/cohort.js";
import { columnNames, withColumn } from "../data/table.js";
import { OmixelError } from "../errors.js";

/**
 * The cohort with columns added to its sample table; rows that are not named get NaN or "".
 *
 * @param rows row of the sample table that each value belongs to
 * @throws InvalidOption where a column of that name is there already: nothing is overwritten
 */
export function addColumns(
  step: string,
  cohort: Cohort,
  columns: Readonly<Record<string, Float64Array | readonly string[]>>,
  rows: Uint32Array,
): Cohort {
  let samples = cohort.samples;
  for (const [name, values] of Object.entries(columns)) {
    if (columnNames(samples).includes(name))
      throw new OmixelError(
        "InvalidOption",
        `The sample table has a column "${name}" already.`,
        "Give the new one another name, or take the old one out of the table.",
        { step, column: name },
      );
    samples = withColumn(samples, name, spread(values, rows, sampleCount(cohort)));
  }
  return { ...cohort, samples };
}

function spread(values: Float64Array | readonly string[], rows: Uint32Array, height: number): Float64Array | string[] {
  if (values instanceof Float64Array) {
    const out = new Float64Array(height).fill(NaN);
    rows.forEach((row, i) => (out[row] = values[i]!));
    return out;
  }
  const out = Array<string>(height).fill("");
  rows.forEach((row, i) => (out[row] = values[i]!));
  return out;
}
