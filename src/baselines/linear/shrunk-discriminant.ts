import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import type { LabelledTable } from "../baseline.js";
import { type ClassCentres, classCentres } from "./class-centres.js";
import { ledoitWolfShrinkage } from "./ledoit-wolf.js";
import { type CentredLinearModel, linearModelAbout } from "./linear-model.js";

/**
 * The covariance within classes as diagonal + factorᵀ factor: each class's own is shrunk towards independent features, and
 * they are averaged by the classes' shares.
 */
interface ShrunkCovariance {
  readonly diagonal: Float64Array;
  /** Samples × features. */
  readonly factor: RealMatrix;
}

/** Directions with less than this share of the largest variance count as having none. */
const FLAT = 1e-12;

/** Linear discriminant with a shrunk covariance, solved on the side with fewer rows. */
export function shrunkDiscriminant(
  train: LabelledTable,
  shrinkage: number | "auto",
  linalg: Linalg,
): CentredLinearModel {
  const centres = classCentres(train);
  const { offsets, mean, logPrior } = centres;
  const covariance = shrunkCovariance(train, centres, shrinkage, linalg);
  const solve =
    train.x.rows < train.x.columns && covariance.diagonal.some((value) => value > 0) ? bySamples : byFeatures;
  const weights = solve(covariance, offsets, linalg); // features × classes
  const [classes, p] = [offsets.rows, offsets.columns];
  const atMean = Float64Array.from(logPrior, (prior, c) => {
    let own = 0;
    for (let j = 0; j < p; j++) own += offsets.values[c * p + j]! * weights[j * classes + c]!;
    return prior - own / 2;
  });
  return linearModelAbout(mean, weights, atMean);
}

function shrunkCovariance(
  { labels }: LabelledTable,
  { sizes, within }: ClassCentres,
  shrinkage: number | "auto",
  linalg: Linalg,
): ShrunkCovariance {
  const { rows: n, columns: p } = within;
  const diagonal = new Float64Array(p);
  const factor = new Float64Array(n * p);
  for (const [c, size] of sizes.entries()) {
    const rows = Array.from(labels.keys()).filter((row) => labels[row] === c);
    const variance = new Float64Array(p);
    for (const row of rows) for (let j = 0; j < p; j++) variance[j]! += within.values[row * p + j]! ** 2 / size;
    const prior = size / n;
    const { share, target } =
      shrinkage === "auto"
        ? estimated(within, rows, variance, linalg)
        : { share: shrinkage, target: new Float64Array(p).fill(variance.reduce((sum, value) => sum + value, 0) / p) };
    for (let j = 0; j < p; j++) diagonal[j]! += prior * share * target[j]!;
    const weight = Math.sqrt((prior * (1 - share)) / size);
    for (const row of rows) for (let j = 0; j < p; j++) factor[row * p + j] = weight * within.values[row * p + j]!;
  }
  return { diagonal, factor: { rows: n, columns: p, values: factor } };
}

/** Ledoit and Wolf's share, judged on features of one spread, as the reference does; the target is in the features' own. */
function estimated(within: RealMatrix, rows: readonly number[], variance: Float64Array, linalg: Linalg) {
  const p = within.columns;
  const scaled = new Float64Array(rows.length * p);
  for (const [i, row] of rows.entries())
    for (let j = 0; j < p; j++)
      scaled[i * p + j] = variance[j]! > 0 ? within.values[row * p + j]! / Math.sqrt(variance[j]!) : 0;
  const varying = variance.reduce((count, value) => count + Number(value > 0), 0) / p;
  return {
    share: ledoitWolfShrinkage({ rows: rows.length, columns: p, values: scaled }, linalg),
    target: variance.map((value) => varying * (value > 0 ? value : 1)),
  };
}

/** Covariance⁻¹ offsetsᵀ by the Woodbury identity: n × n equations. */
function bySamples({ diagonal, factor }: ShrunkCovariance, offsets: RealMatrix, linalg: Linalg): Float64Array {
  const { rows: n, columns: p } = factor;
  const classes = offsets.rows;
  const root = diagonal.map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0)); // a feature that never varies tells nothing
  const scaledColumns = ({ rows, values }: RealMatrix) => {
    const own = new Float64Array(values.length);
    for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < p; j++, at++) own[at] = values[at]! * root[j]!;
    return { rows, columns: p, values: own };
  };
  const [half, right] = [scaledColumns(factor), scaledColumns(offsets)];
  const inner = linalg.matMul(half, half, { transposeB: true });
  const { values, vectors } = linalg.eigSymmetric(inner);
  const turned = linalg.matMul(vectors, linalg.matMul(half, right, { transposeB: true }), { transposeA: true });
  const solved = Float64Array.from(
    turned.values,
    (value, at) => value / (1 + Math.max(0, values[Math.floor(at / classes)]!)),
  );
  const back = linalg.matMul(half, linalg.matMul(vectors, { rows: n, columns: classes, values: solved }), {
    transposeA: true,
  });
  const out = new Float64Array(p * classes);
  for (let j = 0; j < p; j++)
    for (let c = 0; c < classes; c++)
      out[j * classes + c] = root[j]! * (right.values[c * p + j]! - back.values[j * classes + c]!);
  return out;
}

/** Covariance⁻¹ offsetsᵀ through its eigenvectors, directions of no variance left out: p × p equations. */
function byFeatures({ diagonal, factor }: ShrunkCovariance, offsets: RealMatrix, linalg: Linalg): Float64Array {
  const classes = offsets.rows;
  const p = diagonal.length;
  const covariance = Float64Array.from(linalg.matMul(factor, factor, { transposeA: true }).values);
  for (let j = 0; j < p; j++) covariance[j * p + j]! += diagonal[j]!;
  const { values, vectors } = linalg.eigSymmetric({ rows: p, columns: p, values: covariance });
  const turned = linalg.matMul(vectors, offsets, { transposeA: true, transposeB: true });
  const least = FLAT * values[p - 1]!;
  const solved = Float64Array.from(turned.values, (value, at) => {
    const variance = values[Math.floor(at / classes)]!;
    return variance > least ? value / variance : 0;
  });
  return Float64Array.from(linalg.matMul(vectors, { rows: p, columns: classes, values: solved }).values);
}
