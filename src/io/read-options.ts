import { nearestFirst, OmixelError } from "../errors.js";
import type { ReadTableOptions } from "./raw-table.js";
import { type DuplicatePolicy, type Orientation, readDefaults, type ReadSettings } from "./read-settings.js";

const sides: readonly (Orientation | "auto")[] = ["auto", "rows", "columns"];
const policies: readonly DuplicatePolicy[] = ["error", "first", "sum", "mean"];

/**
 * The options with their defaults.
 *
 * @throws InvalidOption for a side or policy that does not exist: options come from plan files too
 */
export function readOptions(
  options: ReadTableOptions,
): ReadTableOptions & Pick<ReadSettings, "features" | "duplicates"> {
  const { features = readDefaults.features, duplicates = readDefaults.duplicates } = options;
  requireOneOf("features", features, sides);
  requireOneOf("duplicates", duplicates, policies);
  const { sampleColumns } = options;
  if (
    sampleColumns !== undefined &&
    !(Array.isArray(sampleColumns) && sampleColumns.every((name) => typeof name === "string"))
  )
    throw new OmixelError(
      "InvalidOption",
      `Option "sampleColumns" is ${JSON.stringify(sampleColumns)}, but names of columns are expected.`,
      'Write { sampleColumns: ["age"] }.',
    );
  for (const [name, standard] of Object.entries(readDefaults)) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    if (typeof standard === "string" || typeof standard === "boolean") requireType(name, value, typeof standard);
  }
  return { ...options, features, duplicates };
}

function requireOneOf(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  const what = `Option "${option}" cannot be "${value}".`;
  throw new OmixelError("InvalidOption", what, `Use one of: ${nearestFirst(value, allowed).join(", ")}.`);
}

function requireType(option: string, value: unknown, type: string): void {
  if (value === undefined || typeof value === type) return;
  const what = `Option "${option}" is ${JSON.stringify(value)}, but a ${type} is expected.`;
  throw new OmixelError("InvalidOption", what, type === "boolean" ? "Use true or false." : "Name it.");
}
