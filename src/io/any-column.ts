import type { TypedColumn } from "./typed-columns.js";

/**
 * A column of JavaScript values of any one kind as a typed column: numbers and big integers are numbers, texts, truth
 * values and dates are texts; null, undefined and (in texts) NaN are missing.
 *
 * @param values as a file's library gives them
 * @param numeric what a column without a known value is
 * @returns undefined for values that are neither: lists, records, bytes
 */
export function anyColumn(name: string, values: ArrayLike<unknown>, numeric: boolean): TypedColumn | undefined {
  const known = Array.prototype.find.call(values, (value) => value !== null && value !== undefined) as unknown;
  const number = known === undefined ? numeric : typeof known === "number" || typeof known === "bigint";
  if (number)
    return {
      name,
      kind: "number",
      values: Float64Array.from(values, (value) => (isMissing(value) ? NaN : Number(value))),
    };
  const cells = new Array<string>(values.length);
  for (let i = 0; i < values.length; i++) {
    const cell = textOf(values[i]);
    if (cell === undefined) return undefined;
    cells[i] = cell;
  }
  return { name, kind: "text", cells };
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

function textOf(value: unknown): string | undefined {
  if (isMissing(value) || Number.isNaN(value)) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : dateText(value);
  return ["string", "boolean", "number", "bigint"].includes(typeof value) ? String(value) : undefined;
}

/** A day as 2001-09-02, with its time where it has one. */
export function dateText(date: Date): string {
  return date.toISOString().replace(/T00:00:00\.000Z$/, "");
}
