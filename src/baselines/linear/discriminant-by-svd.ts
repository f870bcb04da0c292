import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import type { LabelledTable } from "../baseline.js";
import { classCentres } from "./class-centres.js";
import { type CentredLinearModel, linearModelAbout } from "./linear-model.js";

/** Directions whose singular value is at most this are left out; the reference's tolerance. */
const TOLERANCE = 1e-4;

/**
 * Linear discriminant without shrinkage: samples are whitened within classes by a singular value decomposition, class means
 * are compared in what is left, and directions of no variance are left out, so that more features than samples are no hurdle.
 * Where none is left, classes are told by their shares alone.
 */
export function discriminantBySvd(train: LabelledTable, linalg: Linalg): CentredLinearModel {
  const { sizes, logPrior, mean, offsets, within } = classCentres(train);
  const { rows: n, columns: p } = within;
  const classes = sizes.length;

  const spread = new Float64Array(p);
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < p; j++, at++) spread[j]! += within.values[at]! ** 2 / n;
  for (let j = 0; j < p; j++) spread[j] = spread[j]! > 0 ? Math.sqrt(spread[j]!) : 1;
  const scaled = new Float64Array(n * p);
  for (let i = 0, at = 0; i < n; i++)
    for (let j = 0; j < p; j++, at++) scaled[at] = within.values[at]! / (spread[j]! * Math.sqrt(n));
  const white = rightVectors({ rows: n, columns: p, values: scaled }, () => TOLERANCE, linalg);
  if (white.rank === 0) return linearModelAbout(mean, new Float64Array(p * classes), logPrior);
  for (let j = 0; j < p; j++)
    for (let r = 0; r < white.rank; r++) white.vectors[j * white.rank + r]! /= spread[j]! * white.values[r]!;
  const whitening = { rows: p, columns: white.rank, values: white.vectors };

  const between = Float64Array.from(
    offsets.values,
    (value, at) => value * Math.sqrt(sizes[Math.floor(at / p)]! / (classes - 1)),
  );
  const places = linalg.matMul({ rows: classes, columns: p, values: between }, whitening);
  const apart = rightVectors(places, (largest) => TOLERANCE * largest, linalg);
  const scalings = linalg.matMul(whitening, { rows: white.rank, columns: apart.rank, values: apart.vectors });

  const coefficients = linalg.matMul(offsets, scalings); // classes × directions
  const weights = linalg.matMul(scalings, coefficients, { transposeB: true });
  const atMean = Float64Array.from(logPrior, (prior, c) => {
    let square = 0;
    for (let d = 0; d < apart.rank; d++) square += coefficients.values[c * apart.rank + d]! ** 2;
    return prior - square / 2;
  });
  return linearModelAbout(mean, weights.values, atMean);
}

/** Right singular vectors (columns × rank) of singular values above a limit, through the smaller product of the matrix with itself. */
function rightVectors(a: RealMatrix, limitOf: (largest: number) => number, linalg: Linalg) {
  const wide = a.rows < a.columns;
  const { values, vectors } = linalg.eigSymmetric(
    linalg.matMul(a, a, wide ? { transposeB: true } : { transposeA: true }),
  );
  const size = values.length;
  const limit = limitOf(Math.sqrt(Math.max(0, values[size - 1]!)));
  const kept = Array.from(values.keys())
    .reverse()
    .filter((at) => values[at]! > limit * limit);
  const singular = Float64Array.from(kept, (at) => Math.sqrt(values[at]!));
  const rank = kept.length;
  const chosen = new Float64Array(size * rank);
  for (let i = 0; i < size; i++)
    for (const [r, at] of kept.entries()) chosen[i * rank + r] = vectors.values[i * size + at]!;
  if (!wide) return { rank, values: singular, vectors: chosen };
  const turned = Float64Array.from(
    linalg.matMul(a, { rows: size, columns: rank, values: chosen }, { transposeA: true }).values,
  );
  for (let at = 0; at < turned.length; at++) turned[at]! /= singular[at % rank]!;
  return { rank, values: singular, vectors: turned };
}
