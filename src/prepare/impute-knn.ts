import { type Dense, dense, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { throwIfAborted } from "../errors.js";
import { knownOfColumn } from "../math/entries.js";
import { mean } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { keepFeatures } from "./keep-features.js";
import { knownFeatures } from "./known-features.js";
import { requireOneOf, requireWhole } from "./require.js";

export interface ImputeKnnOptions extends AssayChoice {
  /** Training samples that fill a gap together, 1 or more. Default 5. */
  readonly neighbours: number;
  /** "uniform": their mean; "distance": nearer ones count more, by 1 / distance. Default "uniform". */
  readonly weights: "uniform" | "distance";
}

/** The training samples themselves: they are the donors. */
export interface ImputeKnnLearnt {
  readonly kept: Uint32Array;
  /** Training samples × features kept, missing values NaN. */
  readonly donors: Float32Array;
  /** Mean of each feature's known training values, for samples that share no known feature with any donor. */
  readonly mean: Float64Array;
}

const name = "imputeKnn";

/**
 * Fills a sample's missing values (NaN, infinite) from the training samples most like it that know the feature. Distances
 * are Euclidean over the features known in both, scaled up for those that are not. Equal distances: the first samples. A
 * feature without any known training value is dropped and named in a warning. The result is dense; the work is rows with
 * gaps × training rows × features.
 *
 * @throws UnsuitableData where fewer than three features have a known training value; Aborted
 */
export const imputeKnn = assayStep<ImputeKnnOptions, ImputeKnnLearnt>({
  name,
  source: {
    paper: "Troyanskaya et al. 2001",
    doi: "10.1093/bioinformatics/17.6.520",
    reference: "scikit-learn 1.9.1, impute.KNNImputer",
  },
  defaults: { assay: "", neighbours: 5, weights: "uniform" },
  check({ neighbours, weights }) {
    requireWhole(name, "neighbours", neighbours, 1, "Use 5.");
    requireOneOf(name, "weights", weights, ["uniform", "distance"]);
  },
  fit(train, _options, ctx) {
    const values = toDense(train.assay.values);
    const means = Float64Array.from(train.features, (_, feature) => mean(knownOfColumn(values, feature)));
    const known = Uint8Array.from(means, (value) => (Number.isNaN(value) ? 0 : 1));
    const kept = knownFeatures(name, train, known, ctx);
    const donors = withoutInfinities(toDense(keepFeatures(train.assay, kept).values)).values;
    return { kept, donors, mean: Float64Array.from(kept, (feature) => means[feature]!) };
  },
  apply({ assay }, learnt, options, ctx) {
    const some = keepFeatures(assay, learnt.kept);
    const values = withoutInfinities(toDense(some.values));
    const donors = dense(learnt.donors.length / values.columns, values.columns, learnt.donors);
    for (let row = 0; row < values.rows; row++) {
      throwIfAborted(ctx.signal);
      fillRow(rowOf(values, row), donors, learnt.mean, options);
    }
    return { ...some, values };
  },
});

/** A copy in which every missing value is NaN. */
function withoutInfinities({ rows, columns, values }: Dense): Dense {
  return dense(
    rows,
    columns,
    values.map((value) => (Number.isFinite(value) ? value : NaN)),
  );
}

function fillRow(row: Float32Array, donors: Dense, means: Float64Array, options: ImputeKnnOptions): void {
  const gaps = Uint32Array.from(row.keys()).filter((column) => Number.isNaN(row[column]!));
  if (gaps.length === 0) return;
  const distances = distancesTo(row, donors);
  // Donors that share no known feature with the row are nobody's neighbours.
  const near = Uint32Array.from(distances.keys())
    .filter((donor) => !Number.isNaN(distances[donor]!))
    .sort((a, b) => distances[a]! - distances[b]! || a - b);
  for (const column of gaps) row[column] = filled(column, near, distances, donors, options) ?? means[column]!;
}

function filled(
  column: number,
  near: Uint32Array,
  distances: Float64Array,
  { columns, values }: Dense,
  { neighbours, weights }: ImputeKnnOptions,
): number | undefined {
  let [sum, weightSum, found] = [0, 0, 0];
  let twins = false; // donors at distance 0 alone decide
  for (const donor of near) {
    const value = values[donor * columns + column]!;
    if (Number.isNaN(value)) continue;
    const distance = distances[donor]!;
    if (twins && distance > 0) break;
    twins ||= weights === "distance" && distance === 0;
    const weight = weights === "uniform" || distance === 0 ? 1 : 1 / distance;
    sum += weight * value;
    weightSum += weight;
    if (++found === neighbours) break;
  }
  return found > 0 ? sum / weightSum : undefined;
}

/** Euclidean distances over what both know; NaN where that is nothing. */
function distancesTo(row: Float32Array, { rows, columns, values }: Dense): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    let [sum, shared] = [0, 0];
    for (let j = 0; j < columns; j++, at++) {
      const difference = row[j]! - values[at]!;
      if (Number.isNaN(difference)) continue;
      sum += difference * difference;
      shared++;
    }
    out[i] = Math.sqrt((sum / shared) * columns);
  }
  return out;
}
