import { numbers, type Table, texts } from "../data/table.js";
import { OmixelError, unknownName } from "../errors.js";
import { mean, standardDeviation } from "../math/statistics.js";

/** How a column of the sample table enters a linear model. */
export interface Covariate {
  readonly name: string;
  /** Categories in order of their texts; empty for a column of numbers. */
  readonly levels: readonly string[];
  /** Numbers enter as (value - centre) / scale, which keeps the equations well conditioned. */
  readonly centre: number;
  readonly scale: number;
}

/**
 * Learns how columns enter a model: one whose training values are all numbers as it is, any other as categories.
 *
 * @throws UnknownName with the columns that exist; MissingValues for an empty cell
 */
export function learnCovariates(step: string, table: Table, names: readonly string[]): Covariate[] {
  return names.map((name) => {
    const values = requireTexts(step, table, name);
    const known = numbers(table, name);
    if (known.every(Number.isFinite))
      return { name, levels: [], centre: mean(known), scale: standardDeviation(known) || 1 };
    return { name, levels: [...new Set(values)].sort(), centre: 0, scale: 1 };
  });
}

/**
 * The columns of the model for these rows: one for numbers, one for each category but the first.
 *
 * @throws UnknownName for a category that the training rows do not have; MissingValues for an empty cell or no number
 */
export function covariateColumns(step: string, table: Table, covariates: readonly Covariate[]): Float64Array[] {
  return covariates.flatMap(({ name, levels, centre, scale }) => {
    const values = requireTexts(step, table, name);
    if (levels.length === 0) {
      const column = numbers(table, name);
      const wrong = column.findIndex((value) => !Number.isFinite(value));
      if (wrong >= 0) throw empty(step, table, name, wrong, `"${values[wrong]}", which is no number`);
      return [column.map((value) => (value - centre) / scale)];
    }
    for (const value of values)
      if (!levels.includes(value)) throw unknownName(`${name} in the training samples called`, value, levels, { step });
    return levels.slice(1).map((level) => Float64Array.from(values, (value) => (value === level ? 1 : 0)));
  });
}

/**
 * A column as texts, every cell filled.
 *
 * @throws UnknownName with the columns that exist; MissingValues for an empty cell
 */
export function requireTexts(step: string, table: Table, name: string): string[] {
  const values = texts(table, name);
  const wrong = values.indexOf("");
  if (wrong >= 0) throw empty(step, table, name, wrong, "empty");
  return values;
}

function empty(step: string, table: Table, column: string, row: number, what: string): OmixelError {
  return new OmixelError(
    "MissingValues",
    `The value of sample ${texts(table, "sample")[row]} is ${what}.`,
    "Complete the column in the sample table, or leave the sample out.",
    { step, column },
  );
}
