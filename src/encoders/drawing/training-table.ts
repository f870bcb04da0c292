import { type Assay, featureNames } from "../../data/assay.js";
import { type Cohort, labelsOf } from "../../data/cohort.js";
import { type Dense, denseColumnsOr } from "../../data/dense.js";
import { joinRows } from "../../data/join-samples.js";
import { toDense } from "../../data/matrix.js";
import { fitNormalisation, normalise, type Normalisation, type NormalisationName } from "../../math/normalisation.js";
import type { ImageSize } from "../encoder.js";
import type { Training } from "../encoder-method.js";

/** An assay's training rows, and how its values become brightness. */
export interface TrainingAssay {
  readonly assay: Assay;
  readonly features: readonly string[];
  readonly raw: Dense;
  readonly normalisation: Normalisation;
}

/** @param normalisation learnt on these rows, for each assay by itself */
export function trainingAssay(assay: Assay, normalisation: NormalisationName): TrainingAssay {
  const raw = toDense(assay.values);
  return { assay, features: featureNames(assay), raw, normalisation: fitNormalisation(raw, normalisation) };
}

/**
 * The table that an encoder learns from: that of its only assay, or the samples of all assays below one another, in which
 * a feature that an assay lacks is 0.
 *
 * @param names columns of the table: each feature of any assay once
 */
export function trainingTable(
  parts: readonly TrainingAssay[],
  names: readonly string[],
  train: Cohort,
  readsLabels: boolean,
  size: ImageSize,
): Training {
  const ownLabels = readsLabels ? labelsOf(train) : undefined;
  return {
    ...size,
    raw: stacked(parts.map(({ raw, features }) => columnsOf(raw, features, names))),
    values: stacked(
      parts.map(({ raw, features, normalisation }) => columnsOf(normalise(raw, normalisation), features, names)),
    ),
    features: names,
    assays: parts.map(({ assay, features }) => ({ name: assay.name, features: inOrder(features, names) })),
    labels: ownLabels && parts.flatMap(() => ownLabels),
    fact(column) {
      const told = new Map<string, unknown>();
      if (!parts.some(({ assay }) => assay.features.getChild(column))) return undefined;
      for (const { assay, features } of parts) {
        const cells = assay.features.getChild(column);
        if (cells)
          for (const [row, name] of features.entries()) {
            const cell: unknown = cells.get(row);
            if (!told.has(name) && cell !== null && cell !== undefined && cell !== "") told.set(name, cell);
          }
      }
      return names.map((name) => told.get(name));
    },
  };
}

function inOrder(features: readonly string[], names: readonly string[]): string[] {
  const own = new Set(features);
  return names.filter((name) => own.has(name));
}

function columnsOf(values: Dense, features: readonly string[], names: readonly string[]): Dense {
  const columnOf = new Map(features.map((name, column) => [name, column]));
  return denseColumnsOr(
    values,
    names.map((name) => columnOf.get(name) ?? -1),
    0,
  );
}

function stacked(tables: readonly Dense[]): Dense {
  return tables.length === 1 ? tables[0]! : toDense(joinRows(tables));
}
