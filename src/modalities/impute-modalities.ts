import { type Assay, featureNames } from "../data/assay.js";
import { type Cohort, sampleCount, sampleNames } from "../data/cohort.js";
import { type Dense, dense, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { OmixelError, throwIfAborted, unknownName } from "../errors.js";
import { inFittedOrder } from "../prepare/fitted-order.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import type { Step } from "../step.js";
import { type AssayView, nearestDonors } from "./nearest-donors.js";

export interface ImputeModalitiesOptions {
  /** "mean": each feature's mean; "knn": the mean of the training samples nearest in the other assays. Default "mean". */
  readonly by: "mean" | "knn";
  /** Training samples that stand in together with "knn", 1 or more. Default 5. */
  readonly neighbours: number;
}

/** What the training samples say of each assay. */
export interface ImputeModalitiesState {
  readonly assays: readonly {
    readonly name: string;
    readonly features: readonly string[];
    /** Of each feature's known training values; NaN where there are none. */
    readonly mean: Float32Array;
    readonly sd: Float32Array;
    /** Training samples × features and their bits, with "knn": they are the donors. */
    readonly donors?: Float32Array;
    readonly measured?: Uint8Array;
  }[];
}

const name = "imputeModalities";

/**
 * Fills in whole assays: where an assay was not measured on a sample, its values there become those of the training
 * samples on which it was, and it counts as measured from then on. "mean" takes each feature's mean. "knn" takes the mean
 * of the nearest training samples, by the mean over the assays that both have of the mean squared difference of their
 * z-scores, so that large assays do not outvote small ones; a sample without any other assay gets the mean. Single values
 * missing in measured rows stay missing: `impute` fills those.
 *
 * @throws UnsuitableData where no training sample has one of the assays; Aborted
 */
export const imputeModalities: Step<ImputeModalitiesOptions, ImputeModalitiesState> = Object.freeze({
  name,
  source: Object.freeze({
    paper: "Flores et al. 2023 (missing assays); Troyanskaya et al. 2001 (nearest neighbours)",
    doi: "10.3389/frai.2023.1098308",
  }),
  defaults: Object.freeze({ by: "mean" as const, neighbours: 5 }),
  check({ by, neighbours }: ImputeModalitiesOptions) {
    requireOneOf(name, "by", by, ["mean", "knn"]);
    requireWhole(name, "neighbours", neighbours, 1, "Use 5.");
  },
  fit(train: Cohort, { by }: ImputeModalitiesOptions) {
    return {
      assays: Object.values(train.assays).map((assay) => {
        if (!assay.measured.includes(1))
          throw new OmixelError(
            "UnsuitableData",
            `No training sample has assay "${assay.name}".`,
            "Leave the assay out, or use fewer folds.",
            { step: name },
          );
        const values = toDense(assay.values);
        return {
          name: assay.name,
          features: featureNames(assay),
          ...moments(values, assay.measured),
          ...(by === "knn" ? { donors: values.values, measured: assay.measured } : {}),
        };
      }),
    };
  },
  apply(cohort: Cohort, state: ImputeModalitiesState, { by, neighbours }: ImputeModalitiesOptions, ctx) {
    const samples = sampleNames(cohort);
    const given = state.assays.map((fitted) => {
      const assay = cohort.assays[fitted.name];
      if (!assay) throw unknownName("assay", fitted.name, Object.keys(cohort.assays), { step: name });
      return inFittedOrder(name, { assay, features: featureNames(assay), samples }, fitted.features).assay;
    });
    const views = given.map((assay, a): AssayView => {
      const { mean, sd, donors = new Float32Array(0), measured = new Uint8Array(0) } = state.assays[a]!;
      const training = { values: dense(measured.length, mean.length, donors), measured };
      return { sd, training, own: { values: toDense(assay.values), measured: assay.measured } };
    });
    const filled = given.map((assay, a): Assay => {
      const missing = [...assay.measured.keys()].filter((row) => assay.measured[row] !== 1);
      if (missing.length === 0) return assay;
      const { mean } = state.assays[a]!;
      const values = dense(assay.values.rows, assay.values.columns, views[a]!.own.values.values.slice());
      for (const row of missing) {
        throwIfAborted(ctx.signal);
        const donors = by === "knn" ? nearestDonors(views, a, row, neighbours) : [];
        rowOf(values, row).set(donors.length > 0 ? meanOf(views[a]!.training.values, donors, mean) : mean);
      }
      return { ...assay, values, measured: new Uint8Array(sampleCount(cohort)).fill(1) };
    });
    const { images: _stale, ...rest } = cohort;
    return { ...rest, assays: { ...cohort.assays, ...Object.fromEntries(filled.map((assay) => [assay.name, assay])) } };
  },
} satisfies Step<ImputeModalitiesOptions, ImputeModalitiesState>);

/** Mean and population deviation of each feature's known values in measured rows. */
function moments({ rows, columns, values }: Dense, measured: Uint8Array): { mean: Float32Array; sd: Float32Array } {
  const [sum, squares, count] = [new Float64Array(columns), new Float64Array(columns), new Uint32Array(columns)];
  const visit = (use: (column: number, value: number) => void) => {
    for (let row = 0; row < rows; row++) {
      if (measured[row] !== 1) continue;
      for (let column = 0; column < columns; column++) {
        const value = values[row * columns + column]!;
        if (Number.isFinite(value)) use(column, value);
      }
    }
  };
  visit((column, value) => {
    sum[column]! += value;
    count[column]!++;
  });
  const mean = sum.map((total, column) => total / count[column]!);
  visit((column, value) => (squares[column]! += (value - mean[column]!) ** 2));
  return { mean: Float32Array.from(mean), sd: Float32Array.from(squares, (total, c) => Math.sqrt(total / count[c]!)) };
}

/** Mean of the donors' known values, feature by feature; where none is known, the mean of all. */
function meanOf(training: Dense, donors: readonly number[], otherwise: Float32Array): Float32Array {
  return otherwise.map((mean, column) => {
    const known = donors.map((donor) => rowOf(training, donor)[column]!).filter(Number.isFinite);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : mean;
  });
}
