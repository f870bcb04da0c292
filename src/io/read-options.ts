import { nearestFirst, OmixelError } from "../errors.js";
import type { DuplicatePolicy, Orientation, ReadTableOptions } from "./raw-table.js";

const sides: readonly (Orientation | "auto")[] = ["auto", "rows", "columns"];
const policies: readonly DuplicatePolicy[] = ["error", "first", "sum", "mean"];

/** What is done where nothing else is said. */
export const readTableDefaults: Readonly<Required<Pick<ReadTableOptions, "features" | "duplicates">>> = Object.freeze({
  features: "auto",
  duplicates: "error",
});

/**
 * The options with their defaults.
 *
 * @throws InvalidOption for a side or policy that does not exist: options come from plan files too
 */
export function readOptions(options: ReadTableOptions): typeof readTableDefaults & ReadTableOptions {
  const { features = readTableDefaults.features, duplicates = readTableDefaults.duplicates } = options;
  requireOneOf("features", features, sides);
  requireOneOf("duplicates", duplicates, policies);
  requireType("sheet", options.sheet, "string");
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
  requireType("sha256", options.sha256, "string");
  requireType("layer", options.layer, "string");
  requireType("raw", options.raw, "boolean");
  requireType("assay", options.assay, "string");
  return { ...options, features, duplicates };
}

function requireOneOf(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  const what = `Option "${option}" cannot be "${value}".`;
  throw new OmixelError("InvalidOption", what, `Use one of: ${nearestFirst(value, allowed).join(", ")}.`);
}

function requireType(option: string, value: unknown, type: "string" | "boolean"): void {
  if (value === undefined || typeof value === type) return;
  const what = `Option "${option}" is ${JSON.stringify(value)}, but a ${type} is expected.`;
  throw new OmixelError("InvalidOption", what, type === "boolean" ? "Use true or false." : "Name it.");
}
