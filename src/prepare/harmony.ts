import { dense } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { tableOf } from "../data/table.js";
import { pca } from "../embed/pca.js";
import { OmixelError, unknownName } from "../errors.js";
import { kMeans } from "../math/k-means.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireTexts } from "./covariates.js";
import { followRounds, harmonise, type HarmonyRound } from "./harmonise.js";
import { requireComplete, requireNumber, requireWhole } from "./require.js";

export interface HarmonyOptions extends AssayChoice {
  /** Column of the sample table that names the batch. Default "batch". */
  readonly batch: string;
  /** Principal components that the result has, at least 3. Default 30. */
  readonly components: number;
  /** Clusters, at least 1; null = a thirtieth of the training samples, 1 … 100. Default null. */
  readonly clusters: number | null;
  /** Weight of diversity, 0 or more: how strongly clusters are made to hold all batches. Default 1. */
  readonly theta: number;
  /** Softness of the clusters, above 0. Default 0.1. */
  readonly sigma: number;
  /** Ridge penalty of the corrections, above 0. Default 1. */
  readonly ridge: number;
  /** Most rounds of clustering and correction, at least 1. Default 10. */
  readonly rounds: number;
}

export interface HarmonyLearnt {
  readonly batches: readonly string[];
  readonly mean: Float64Array;
  /** Components × features. */
  readonly axes: Float64Array;
  readonly rounds: readonly HarmonyRound[];
}

const name = "harmony";

/**
 * Takes batch effects out of principal components by Harmony. The assay's features become the components PC1, PC2, …; what
 * they say of single genes is lost.
 *
 * Harmony itself places the samples that it learns from, and no others. Here every sample, of the training or new, goes
 * the same way: its components, then round by round its memberships in the fixed clusters and the fixed corrections of its
 * batch. So training samples and new ones are treated alike, and folds are honest. The reference counts a twentieth of
 * the samples out while it updates them; their places here differ from its own by that little.
 *
 * @throws UnknownName for a batch that the training samples do not have; MissingValues; UnsuitableData for a single batch
 */
export const harmony = assayStep<HarmonyOptions, HarmonyLearnt>({
  name,
  source: { paper: "Korsunsky et al. 2019", doi: "10.1038/s41592-019-0619-0", reference: "harmonypy 0.0.10" },
  defaults: { assay: "", batch: "batch", components: 30, clusters: null, theta: 1, sigma: 0.1, ridge: 1, rounds: 10 },
  check({ components, clusters, theta, sigma, ridge, rounds }) {
    requireWhole(name, "components", components, 3, "Use 30.");
    if (clusters !== null) requireWhole(name, "clusters", clusters, 1, "Use null for a number by the samples.");
    requireWhole(name, "rounds", rounds, 1, "Use 10.");
    requireNumber(name, "theta", theta, (n) => n >= 0, "a number of at least 0 is expected", "Use 1.");
    requireNumber(name, "sigma", sigma, (n) => n > 0, "a number above 0 is expected", "Use 0.1.");
    requireNumber(name, "ridge", ridge, (n) => n > 0, "a number above 0 is expected", "Use 1.");
  },
  transductive: ({ batch }, label) =>
    batch === label ? `it reads "${label}", which is to be predicted and is not known of new samples` : undefined,
  fit(train, options, ctx) {
    requireComplete(name, train);
    const labels = requireTexts(name, train.table, options.batch);
    const batches = [...new Set(labels)].sort();
    if (batches.length < 2)
      throw new OmixelError("UnsuitableData", "All training samples are of one batch.", "Leave this step out.", {
        step: name,
        column: options.batch,
      });
    const matrix = toDense(train.assay.values);
    const most = Math.min(matrix.rows - 1, matrix.columns);
    if (most < 3)
      throw new OmixelError(
        "UnsuitableData",
        `${matrix.rows} samples of ${matrix.columns} features have ${most} components, but at least 3 are needed.`,
        "Use combat() for small tables.",
        { step: name },
      );
    const components = Math.min(options.components, most);
    const model = pca({ ...matrix, values: Float64Array.from(matrix.values) }, { components }, ctx);
    const [axes, mean] = [Float64Array.from(model.components.values), model.mean];
    const values = project(matrix.values, mean, axes);
    const clusters = options.clusters ?? Math.max(1, Math.min(100, Math.round(matrix.rows / 30)));
    const points = {
      rows: matrix.rows,
      dimensions: components,
      values,
      batch: Int32Array.from(labels, (label) => batches.indexOf(label)),
      batches: batches.length,
    };
    const starts = kMeans(unitLength(values, components), components, Math.min(clusters, matrix.rows), ctx.random);
    const order = (rows: number) => ctx.random.shuffle(Uint32Array.from({ length: rows }, (_, i) => i));
    const { rounds } = harmonise(points, starts.centres, options, order, ctx);
    return { batches, mean, axes, rounds };
  },
  apply(data, { batches, mean, axes, rounds }, { batch, sigma }) {
    requireComplete(name, data);
    const matrix = toDense(data.assay.values);
    const components = axes.length / mean.length;
    const out = dense(matrix.rows, components);
    const points = project(matrix.values, mean, axes);
    requireTexts(name, data.table, batch).forEach((label, row) => {
      const own = batches.indexOf(label);
      if (own < 0) throw unknownName("batch in the training samples called", label, batches, { step: name });
      const point = points.subarray(row * components, (row + 1) * components);
      out.values.set(followRounds(point, own, rounds, { batches: batches.length, sigma }), row * components);
    });
    const feature = Array.from({ length: components }, (_, c) => `PC${c + 1}`);
    return { ...data.assay, values: out, features: tableOf({ feature }) };
  },
});

/** Row by row, so that a sample alone has the same numbers as among others. */
function project(values: Float32Array, mean: Float64Array, axes: Float64Array): Float64Array {
  const features = mean.length;
  const components = axes.length / features;
  const out = new Float64Array((values.length / features) * components);
  for (let at = 0; at < out.length; at++) {
    const [row, axis] = [Math.floor(at / components) * features, (at % components) * features];
    for (let j = 0; j < features; j++) out[at]! += (values[row + j]! - mean[j]!) * axes[axis + j]!;
  }
  return out;
}

function unitLength(values: Float64Array, dimensions: number): Float64Array {
  const out = values.slice();
  for (let at = 0; at < out.length; at += dimensions) {
    const row = out.subarray(at, at + dimensions);
    const length = Math.hypot(...row) || 1;
    row.forEach((value, d) => (row[d] = value / length));
  }
  return out;
}
