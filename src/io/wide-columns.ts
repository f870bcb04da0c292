import { DataType } from "apache-arrow";
import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort } from "../data/cohort.js";
import { toDense } from "../data/matrix.js";
import { columnNames, numbers, texts } from "../data/table.js";
import { firstFive, OmixelError } from "../errors.js";
import type { TypedColumn } from "./typed-columns.js";

/**
 * An assay as one table: a row a sample; its name, what else the sample table says of it, and a column a feature.
 *
 * @param assay default: the only one
 * @throws DuplicateNames where a feature is called as a column of the sample table; UnknownName, InvalidOption
 */
export function wideColumns(cohort: Cohort, assay?: string): TypedColumn[] {
  const chosen = assayOf(cohort, assay);
  const features = featureNames(chosen);
  const told = columnNames(cohort.samples);
  const twice = features.filter((feature) => told.includes(feature));
  if (twice.length > 0)
    throw new OmixelError(
      "DuplicateNames",
      `Features are called as columns of the sample table (${twice.length}): ${firstFive(twice)}.`,
      "Rename one of them: a written table has both beside each other.",
    );
  const { values, rows, columns } = toDense(chosen.values);
  const beside = told.map((name): TypedColumn => {
    const numeric = cohort.samples.schema.fields.some(
      (field) => field.name === name && isNumeric(field.type as DataType),
    );
    return numeric
      ? { name, kind: "number", values: numbers(cohort.samples, name) }
      : { name, kind: "text", cells: texts(cohort.samples, name) };
  });
  const measured = features.map((name, j): TypedColumn => {
    const column = new Float32Array(rows);
    for (let i = 0; i < rows; i++) column[i] = chosen.measured[i] ? values[i * columns + j]! : NaN;
    return { name, kind: "number", values: column };
  });
  return [...beside, ...measured];
}

function isNumeric(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type);
}

/** How many rows columns have. */
export function rowCount(columns: readonly TypedColumn[]): number {
  const [first] = columns;
  return first ? (first.kind === "text" ? first.cells.length : first.values.length) : 0;
}
