import { applyTableScaling, fitTableScaling, type TableScaling } from "../baselines/table-scaling.js";
import type { Context } from "../context.js";
import { type Dense, dense } from "../data/dense.js";
import { pca } from "../embed/pca.js";
import type { RealMatrix } from "../engine/linalg.js";
import { columnRanges } from "../math/normalisation.js";
import type { Random } from "../random.js";

/** Few coordinates of unit variance for the rows of a table, and the way back; learnt on training rows, plain data. */
export interface TableSpace {
  readonly scaling: TableScaling;
  /** Coordinates × features, principal axes of the z-scores. */
  readonly axes: RealMatrix;
  /** Mean of the z-scores: 0 but for rounding. */
  readonly mean: Float64Array;
  /** Spread along each axis. */
  readonly spread: Float64Array;
  /** Spread of each feature about what the axes say of it. */
  readonly rest: Float32Array;
  /** Smallest and largest value of every feature of the table, constants too. */
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
}

/** @throws MissingValues; UnsuitableData where no feature varies */
export function fitTableSpace(
  step: string,
  values: Dense,
  names: readonly string[],
  components: number,
  ctx: Context,
): TableSpace {
  const scaling = fitTableScaling(values, names, { missing: "error", scale: true }, step);
  const z = applyTableScaling(values, scaling);
  const count = Math.max(1, Math.min(components, z.rows - 1, z.columns));
  const quiet = { ...ctx, progress: () => undefined }; // that rows vary along fewer axes is no news here
  const found = pca({ ...z, values: Float64Array.from(z.values) }, { components: count }, quiet);
  const kept = found.explainedVariance.findIndex((variance) => variance < 1e-9);
  const rank = kept < 0 ? count : Math.max(1, kept);
  const axes = { ...found.components, rows: rank, values: found.components.values.slice(0, rank * z.columns) };
  const spread = Float64Array.from({ length: rank }, (_, k) => Math.sqrt(Math.max(1e-12, found.explainedVariance[k]!)));
  const rest = new Float32Array(z.columns);
  for (let j = 0; j < z.columns; j++) {
    let explained = 0;
    for (let k = 0; k < rank; k++) explained += (spread[k]! * axes.values[k * z.columns + j]!) ** 2;
    rest[j] = Math.sqrt(Math.max(0, 1 - explained));
  }
  const { low, high } = columnRanges(values);
  const [lowest, highest] = [Float32Array.from(low), Float32Array.from(high)];
  return { scaling, axes, mean: found.mean, spread, rest, lowest, highest };
}

/** Rows of a table as coordinates. */
export function toTableSpace(values: Dense, { scaling, axes, mean, spread }: TableSpace, ctx: Context): Dense {
  const z = applyTableScaling(values, scaling);
  const centred = { ...z, values: Float64Array.from(z.values, (value, at) => value - mean[at % z.columns]!) };
  const scores = ctx.engine.linalg.matMul(centred, axes, { transposeB: true });
  const scaled = Float32Array.from(scores.values, (value, at) => value / spread[at % spread.length]!);
  return dense(z.rows, spread.length, scaled);
}

/**
 * Coordinates as rows of the table. What the axes leave out is drawn from a normal distribution, feature by feature, and no
 * value lies beyond those of the training rows.
 */
export function fromTableSpace(coordinates: Dense, space: TableSpace, random: Random, ctx: Context): Dense {
  const { scaling, axes, mean, spread, rest, lowest, highest } = space;
  const { rows, columns } = coordinates;
  const scores = { rows, columns, values: Float64Array.from(coordinates.values, (value, at) => value * spread[at % spread.length]!) }; // prettier-ignore
  const z = ctx.engine.linalg.matMul(scores, axes);
  const out = dense(coordinates.rows, lowest.length);
  for (let i = 0; i < out.rows; i++) {
    out.values.set(lowest, i * out.columns);
    scaling.columns.forEach((column, j) => {
      const own = z.values[i * z.columns + j]! + mean[j]! + (rest[j]! > 0 ? rest[j]! * random.normal() : 0);
      const value = own * scaling.sd[j]! + scaling.mean[j]!;
      out.values[i * out.columns + column] = Math.min(highest[column]!, Math.max(lowest[column]!, value));
    });
  }
  return out;
}
