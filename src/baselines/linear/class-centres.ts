import type { RealMatrix } from "../../engine/linalg.js";
import type { LabelledTable } from "../baseline.js";
import { centre } from "./centre.js";

/** Where the classes lie, in float64. */
export interface ClassCentres {
  /** Samples of each class. */
  readonly sizes: Int32Array;
  /** Logarithm of each class's share. */
  readonly logPrior: Float64Array;
  /** Mean of each feature over all samples. */
  readonly mean: Float64Array;
  /** Class means less that mean, classes × features. */
  readonly offsets: RealMatrix;
  /** Samples less their class's mean, samples × features. */
  readonly within: RealMatrix;
}

export function classCentres({ x, labels, classes }: LabelledTable): ClassCentres {
  const { rows: n, columns: p } = x;
  const { mean, centred } = centre(x);
  const sizes = new Int32Array(classes);
  for (const label of labels) sizes[label]!++;
  const offsets = new Float64Array(classes * p);
  for (let i = 0, at = 0; i < n; i++)
    for (let j = 0, to = labels[i]! * p; j < p; j++, at++, to++)
      offsets[to]! += centred.values[at]! / sizes[labels[i]!]!;
  const within = Float64Array.from(centred.values);
  for (let i = 0, at = 0; i < n; i++)
    for (let j = 0, from = labels[i]! * p; j < p; j++, at++, from++) within[at]! -= offsets[from]!;
  return {
    sizes,
    logPrior: Float64Array.from(sizes, (size) => Math.log(size / n)),
    mean,
    offsets: { rows: classes, columns: p, values: offsets },
    within: { rows: n, columns: p, values: within },
  };
}
