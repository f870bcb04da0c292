import { type Dense, rowOf } from "../data/dense.js";

/** Rows of one assay, and on which it was measured. */
interface Rows {
  readonly values: Dense;
  readonly measured: Uint8Array;
}

/** One assay of the training samples and of others, features in one order. */
export interface AssayView {
  /** Deviation of each feature in the training samples. */
  readonly sd: Float32Array;
  readonly training: Rows;
  readonly own: Rows;
}

/**
 * The training samples nearest to a sample among those on which an assay was measured. The distance is the mean, over the
 * other assays that both have, of the mean squared difference of z-scores over the features that both know. Equal
 * distances: the first samples.
 *
 * @param wanted index of the assay that the sample lacks
 * @returns row numbers of at most `neighbours` training samples; none where nothing can be compared
 */
export function nearestDonors(views: readonly AssayView[], wanted: number, row: number, neighbours: number): number[] {
  const { measured } = views[wanted]!.training;
  const others = views.filter(({ own }, a) => a !== wanted && own.measured[row] === 1);
  return [...measured.keys()]
    .filter((donor) => measured[donor] === 1)
    .map((donor) => ({ donor, distance: distanceTo(others, row, donor) }))
    .filter(({ distance }) => !Number.isNaN(distance))
    .sort((a, b) => a.distance - b.distance || a.donor - b.donor)
    .slice(0, neighbours)
    .map(({ donor }) => donor);
}

/** NaN where the two share no assay with a feature that varies. */
function distanceTo(views: readonly AssayView[], row: number, donor: number): number {
  let [total, shared] = [0, 0];
  for (const { sd, training, own } of views) {
    if (training.measured[donor] !== 1) continue;
    const [a, b] = [rowOf(own.values, row), rowOf(training.values, donor)];
    let [sum, known] = [0, 0];
    for (let column = 0; column < sd.length; column++) {
      const z = (a[column]! - b[column]!) / sd[column]!;
      if (!(sd[column]! > 0) || !Number.isFinite(z)) continue;
      sum += z * z;
      known++;
    }
    if (known === 0) continue;
    total += sum / known;
    shared++;
  }
  return shared > 0 ? total / shared : NaN;
}
