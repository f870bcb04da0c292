import { applyTableScaling, fitTableScaling, type TableScaling } from "../baselines/table-scaling.js";
import { type Dense, dense, denseColumns } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import type { StepInput } from "../prepare/assay-step.js";
import { describeSightings } from "../prepare/evidence.js";
import { requireComplete } from "../prepare/require.js";
import type { Likelihood } from "./likelihoods.js";

/** How a table becomes what an encoder sees; learnt on training rows, plain data. */
export interface EncoderInput {
  readonly likelihood: Likelihood;
  readonly scaling: TableScaling;
  /** Counts: the total that samples are brought to before the logarithm; 0 otherwise. */
  readonly total: number;
  /** Counts: logarithm of each kept feature's share of all of them; empty otherwise. */
  readonly logShares: Float32Array;
}

/** What networks see of samples, and what they are to give back. */
export interface EncoderRows {
  /** Samples × kept features, z-scores. */
  readonly x: Dense;
  /** The same, or the counts themselves. */
  readonly target: Dense;
  /** Counts of each sample; empty otherwise. */
  readonly totals: Float32Array;
}

/** @throws MissingValues; UnsuitableData for negative values where counts are expected, or where no feature varies */
export function fitEncoderInput(step: string, train: StepInput, likelihood: Likelihood): EncoderInput {
  requireSuitable(step, train, likelihood);
  const values = toDense(train.assay.values);
  const total = likelihood === "gaussian" ? 0 : median(totalsOf(values));
  const seen = total > 0 ? logarithms(values, total) : values;
  const scaling = fitTableScaling(seen, train.features, { missing: "error", scale: true }, step);
  return { likelihood, scaling, total, logShares: total > 0 ? logSharesOf(denseColumns(values, scaling.columns)) : new Float32Array() }; // prettier-ignore
}

export function applyEncoderInput(step: string, data: StepInput, input: EncoderInput): EncoderRows {
  requireSuitable(step, data, input.likelihood);
  const values = toDense(data.assay.values);
  const { scaling, total } = input;
  if (total === 0) {
    const x = applyTableScaling(values, scaling);
    return { x, target: x, totals: new Float32Array() };
  }
  const target = denseColumns(values, scaling.columns);
  return { x: applyTableScaling(logarithms(values, total), scaling), target, totals: totalsOf(target) };
}

function requireSuitable(step: string, data: StepInput, likelihood: Likelihood): void {
  const { negative } = requireComplete(step, data);
  if (likelihood === "gaussian" || negative.count === 0) return;
  throw new OmixelError(
    "UnsuitableData",
    `The likelihood "${likelihood}" is one of counts, but there are ${describeSightings("negative", negative, data)}.`,
    'Give raw counts, or use { likelihood: "gaussian" }.',
    { step },
  );
}

function totalsOf({ rows, columns, values }: Dense): Float32Array {
  const totals = new Float32Array(rows);
  for (let at = 0; at < values.length; at++) totals[Math.floor(at / columns)]! += values[at]!;
  return totals;
}

function median(values: Float32Array): number {
  return Math.max(1, values.slice().sort()[values.length >> 1]!);
}

function logarithms(values: Dense, total: number): Dense {
  const factors = totalsOf(values).map((own) => (own > 0 ? total / own : 0));
  const { rows, columns } = values;
  return dense(rows, columns, values.values.map((value, at) => Math.log1p(value * factors[Math.floor(at / columns)]!))); // prettier-ignore
}

/** Half a count is lent to every feature, so that no share is 0. */
function logSharesOf({ columns, values }: Dense): Float32Array {
  const sums = new Float64Array(columns).fill(0.5);
  for (let at = 0; at < values.length; at++) sums[at % columns]! += values[at]!;
  const all = sums.reduce((sum, value) => sum + value, 0);
  return Float32Array.from(sums, (sum) => Math.log(sum / all));
}
