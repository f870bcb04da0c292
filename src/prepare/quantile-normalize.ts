import { dense, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete } from "./require.js";

export type QuantileNormalizeOptions = AssayChoice;

const name = "quantileNormalize";

/**
 * Gives every sample the same distribution of values: the mean, rank by rank, of the sorted training samples. Equal values
 * of a sample get the mean of the values at their ranks. New samples get the same distribution. The result is dense.
 *
 * @throws MissingValues for NaN or infinite values
 */
export const quantileNormalize = assayStep<QuantileNormalizeOptions, { reference: Float64Array }>({
  name,
  source: {
    paper: "Bolstad et al. 2003",
    doi: "10.1093/bioinformatics/19.2.185",
    reference: "qnorm 1.0.0, quantile_normalize",
  },
  defaults: { assay: "" },
  fit(train) {
    requireComplete(name, train);
    const values = toDense(train.assay.values);
    const reference = new Float64Array(values.columns);
    for (let row = 0; row < values.rows; row++)
      rowOf(values, row).toSorted().forEach((value, rank) => (reference[rank]! += value / values.rows)); // prettier-ignore
    return { reference };
  },
  apply(data, { reference }) {
    requireComplete(name, data);
    const values = toDense(data.assay.values);
    const out = dense(values.rows, values.columns);
    for (let row = 0; row < values.rows; row++) followReference(rowOf(values, row), reference, rowOf(out, row));
    return { ...data.assay, values: out };
  },
});

function followReference(values: Float32Array, reference: Float64Array, out: Float32Array): void {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  for (let from = 0, to: number; from < order.length; from = to) {
    let sum = 0;
    for (to = from; to < order.length && values[order[to]!] === values[order[from]!]; to++) sum += reference[to]!;
    for (let k = from; k < to; k++) out[order[k]!] = sum / (to - from);
  }
}
