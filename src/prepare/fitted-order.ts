import { assayFeatures } from "../data/assay.js";
import { OmixelError, firstFive } from "../errors.js";
import type { Measurements } from "./assay-step.js";

/**
 * The measurements with their features in the order that `fit` saw.
 *
 * @throws UnsuitableData where features are missing or unknown: neither is filled in or dropped in silence
 */
export function inFittedOrder<Data extends Measurements>(step: string, data: Data, fitted: readonly string[]): Data {
  const given = data.features;
  if (given.length === fitted.length && given.every((feature, i) => feature === fitted[i])) return data;
  const columnOf = new Map(given.map((feature, column) => [feature, column]));
  const known = new Set(fitted);
  const missing = fitted.filter((feature) => !columnOf.has(feature));
  const unknown = given.filter((feature) => !known.has(feature));
  if (missing.length + unknown.length > 0) {
    const count = (names: readonly string[], what: string) =>
      names.length > 0 ? [`${names.length} ${what} (${firstFive(names)})`] : [];
    throw new OmixelError(
      "UnsuitableData",
      `The features differ from those of the training rows: ${[...count(missing, "missing"), ...count(unknown, "unknown")].join(", ")}.`,
      "Bring the table to the features of the training table first.",
      { step },
    );
  }
  const columns = fitted.map((feature) => columnOf.get(feature)!);
  return { ...data, features: fitted, assay: assayFeatures(data.assay, columns) };
}
