import type { Dense } from "../data/dense.js";
import { matrixColumns, toDense } from "../data/matrix.js";
import { type Context, warn } from "../context.js";
import { OmixelError, unknownName } from "../errors.js";
import { mapDense } from "../math/entries.js";
import { firstDependent, leastSquares } from "../math/least-squares.js";
import { variance } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { type BatchEffect, batchEffects } from "./batch-effects.js";
import { type Covariate, covariateColumns, learnCovariates, requireTexts } from "./covariates.js";
import { requireComplete, requireOneOf } from "./require.js";

export interface CombatOptions extends AssayChoice {
  /** Column of the sample table that names the batch. Default "batch". */
  readonly batch: string;
  /**
   * Columns of the sample table whose influence is to stay (age, tissue); numbers as they are, texts as categories. New
   * samples need them too. Default none, [].
   */
  readonly covariates: readonly string[];
  /** How batch effects are shrunk: towards fitted distributions, or towards those of the other features. Default true. */
  readonly parametric: boolean;
  /** Corrects the means of the batches alone, not their variances. Default false. */
  readonly meanOnly: boolean;
  /** Divisor of variances: "sample", n - 1 as sva has it, or "population", n as pycombat has it. Default "sample". */
  readonly variance: "sample" | "population";
}

export interface CombatLearnt {
  readonly batches: readonly string[];
  readonly covariates: readonly Covariate[];
  /** Features that are corrected; the others are constant in a batch. */
  readonly corrected: Uint32Array;
  /** All below: one number a corrected feature. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** One array a column of the covariates. */
  readonly coefficients: readonly Float64Array[];
  /** One a batch. */
  readonly effects: readonly BatchEffect[];
}

const name = "combat";

/**
 * Takes batch effects out by ComBat: location and scale of every feature in every batch, estimated on the training samples
 * by empirical Bayes. New samples of a known batch are corrected by what was learnt. Features that are constant within a
 * batch are left as they are, as sva does, and counted in a warning. The result is dense.
 *
 * @throws UnknownName for a batch or category that the training samples do not have; TooFewSamples for a batch of one;
 * MissingValues; UnsuitableData for a single batch, for covariates that follow from the batches, and where fewer than
 * three features vary within every batch
 */
export const combat = assayStep<CombatOptions, CombatLearnt>({
  name,
  source: {
    paper: "Johnson et al. 2007",
    doi: "10.1093/biostatistics/kxj037",
    reference: 'sva, ComBat; inmoose 0.9.1, pycombat_norm (variance "population")',
  },
  defaults: { assay: "", batch: "batch", covariates: [], parametric: true, meanOnly: false, variance: "sample" },
  check({ covariates, batch, variance: divisor }) {
    requireOneOf(name, "variance", divisor, ["sample", "population"]);
    requireOption(
      Array.isArray(covariates) && covariates.every((column) => typeof column === "string"),
      name,
      `Option "covariates" is ${JSON.stringify(covariates)}, but a list of column names is expected.`,
      'Name columns of the sample table: ["age"].',
    );
    requireOption(!covariates.includes(batch), name, `"${batch}" is batch and covariate at once.`, "Name it once.");
  },
  transductive: ({ batch, covariates }, label) =>
    label !== undefined && [batch, ...covariates].includes(label)
      ? `it reads "${label}", which is to be predicted and is not known of new samples`
      : undefined,
  fit(train, options, ctx) {
    requireComplete(name, train);
    const labels = requireTexts(name, train.table, options.batch);
    const batches = [...new Set(labels)].sort();
    const rows = batches.map((batch) => Uint32Array.from(labels.keys()).filter((row) => labels[row] === batch));
    requireBatches(batches, rows, options.batch);

    const covariates = learnCovariates(name, train.table, options.covariates);
    const indicators = rows.map((own) => indicator(own, labels.length));
    const kept = covariateColumns(name, train.table, covariates);
    requireSeparable([...indicators, ...kept], covariates);

    const all = toDense(train.assay.values);
    const corrected = varyingWithin(all, rows, ctx);
    const values = toDense(matrixColumns(all, corrected));
    const fitted = leastSquares([...indicators, ...kept], values);
    const coefficients = fitted.slice(batches.length);
    const mean = Float64Array.from(corrected, (_, j) =>
      rows.reduce((sum, own, b) => sum + (own.length / labels.length) * fitted[b]![j]!, 0),
    );
    const squares = new Float64Array(corrected.length);
    const standard = new Float64Array(values.values.length);
    const batchOf = labels.map((label) => batches.indexOf(label));
    for (let i = 0, at = 0; i < values.rows; i++)
      for (let j = 0; j < values.columns; j++, at++) {
        const own = influence(coefficients, kept, i, j);
        squares[j]! += (values.values[at]! - fitted[batchOf[i]!]![j]! - own) ** 2 / values.rows;
        standard[at] = values.values[at]! - mean[j]! - own;
      }
    const deviation = squares.map(Math.sqrt);
    for (let at = 0; at < standard.length; at++) standard[at]! /= deviation[at % values.columns]!;
    const effects = rows.map((own) => batchEffects(standard, values.columns, own, options, ctx));
    return { batches, covariates, corrected, mean, deviation, coefficients, effects };
  },
  apply(data, learnt, { batch }) {
    requireComplete(name, data);
    const { batches, mean, deviation, coefficients, effects } = learnt;
    const batchOf = requireTexts(name, data.table, batch).map((label) => {
      if (!batches.includes(label)) throw unknownName("batch in the training samples called", label, batches, { step: name }); // prettier-ignore
      return batches.indexOf(label);
    });
    const kept = covariateColumns(name, data.table, learnt.covariates);
    const place = new Int32Array(data.features.length).fill(-1);
    learnt.corrected.forEach((feature, j) => (place[feature] = j));
    const values = mapDense(toDense(data.assay.values), (value, row, feature) => {
      const j = place[feature]!;
      if (j < 0) return value;
      const { shift, spread } = effects[batchOf[row]!]!;
      const level = mean[j]! + influence(coefficients, kept, row, j);
      return ((value - level) / deviation[j]! - shift[j]!) / spread[j]! * deviation[j]! + level; // prettier-ignore
    });
    return { ...data.assay, values };
  },
});

function influence(coefficients: readonly Float64Array[], columns: readonly Float64Array[], row: number, j: number) {
  let sum = 0;
  for (let c = 0; c < columns.length; c++) sum += columns[c]![row]! * coefficients[c]![j]!;
  return sum;
}

function indicator(rows: Uint32Array, height: number): Float64Array {
  const out = new Float64Array(height);
  for (const row of rows) out[row] = 1;
  return out;
}

function requireBatches(batches: readonly string[], rows: readonly Uint32Array[], column: string): void {
  const place = { step: name, column };
  const alone = rows.findIndex((own) => own.length < 2);
  if (alone >= 0)
    throw new OmixelError(
      "TooFewSamples",
      `Batch "${batches[alone]}" has one training sample, from which no variance can be estimated.`,
      "Join it with a batch like it, or leave the sample out.",
      place,
    );
  if (batches.length < 2)
    throw new OmixelError("UnsuitableData", "All training samples are of one batch.", "Leave this step out.", place);
}

function requireSeparable(columns: readonly Float64Array[], covariates: readonly Covariate[]): void {
  if (firstDependent(columns) < 0) return;
  throw new OmixelError(
    "UnsuitableData",
    `The covariates (${covariates.map((covariate) => covariate.name).join(", ")}) follow from the batches or from each ` +
      "other, so that their effects cannot be told apart.",
    "Leave out covariates that a batch has only one value of.",
    { step: name },
  );
}

/** Features that vary in every batch. */
function varyingWithin({ columns, values }: Dense, rows: readonly Uint32Array[], ctx: Context) {
  const kept = Uint32Array.from({ length: columns }, (_, j) => j).filter((j) =>
    rows.every((own) => variance(Float64Array.from(own, (row) => values[row * columns + j]!)) > 0),
  );
  const constant = columns - kept.length;
  if (constant > 0)
    warn(ctx, name, `${constant} of ${columns} features are constant within a batch; they are left as they are.`);
  if (kept.length < 3)
    throw new OmixelError(
      "UnsuitableData",
      `${kept.length} of ${columns} features vary within every batch, but at least 3 are needed.`,
      "Join small batches, or leave this step out.",
      { step: name },
    );
  return kept;
}
