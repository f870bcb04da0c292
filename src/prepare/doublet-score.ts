import type { Context } from "../context.js";
import type { Assay } from "../data/assay.js";
import { type Dense, dense, rowOf } from "../data/dense.js";
import { type Matrix, matrixColumns, toDense } from "../data/matrix.js";
import { pca } from "../embed/pca.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { columnMoments } from "../math/column-moments.js";
import { mapEntries } from "../math/entries.js";
import { median } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { seuratDispersion } from "./dispersion.js";
import { qcMetrics } from "./qc-metrics.js";
import { requireComplete, requireNumber, requireThreeFeatures, requireWhole } from "./require.js";
import { sampleTotals } from "./sample-totals.js";
import { warnUnlessCounts } from "./suspicions.js";

export interface DoubletScoreOptions extends AssayChoice {
  /** Column of the sample table that gets the score. Default "doubletScore". */
  readonly column: string;
  /** Share of doublets expected, above 0, below 1. Default 0.05. */
  readonly rate: number;
  /** Doublets simulated for each training cell, above 0. Default 2. */
  readonly simulated: number;
  /** Principal components in which neighbours are sought, 1 or more. Default 30. */
  readonly components: number;
  /** Observed neighbours of each cell; null = half the square root of the training cells. Default null. */
  readonly neighbours: number | null;
}

export interface DoubletScoreLearnt {
  readonly genes: Uint32Array;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** Components × genes. */
  readonly axes: Float64Array;
  /** Training cells, then simulated doublets; points × components. */
  readonly points: Float64Array;
  readonly observed: number;
}

const name = "doubletScore";
/** As the reference does it: genes in at least three cells, totals of a million. */
const LEAST_CELLS = 3;
const TOTAL = 1e6;

/**
 * Scores cells by how much their neighbourhood looks like two cells in one drop (Scrublet): share of simulated doublets,
 * sums of two training cells, among the nearest neighbours, as a probability. Takes raw counts; adds a column to the
 * sample table; the assay stays as it is. New cells are scored among the training cells and their simulated doublets.
 *
 * Simplified against the reference: neighbours are exact, not approximate; a training cell's own place is left out as the
 * first observed cell at distance 0; no threshold is chosen; where fewer than three genes are highly variable, all
 * detected ones are used.
 *
 * @throws MissingValues; TooFewSamples for fewer than three training cells; UnsuitableData for negative values, and where
 * fewer than three genes are detected in three cells; Aborted
 */
export const doubletScore = assayStep<DoubletScoreOptions, DoubletScoreLearnt>({
  name,
  source: { paper: "Wolock et al. 2019", doi: "10.1016/j.cels.2018.11.005", reference: "scanpy 1.11.5, pp.scrublet" },
  defaults: { assay: "", column: "doubletScore", rate: 0.05, simulated: 2, components: 30, neighbours: null },
  check({ column, rate, simulated, components, neighbours }) {
    requireOption(column !== "", name, 'Option "column" is empty.', "Name the column that gets the score.");
    requireNumber(name, "rate", rate, (n) => n > 0 && n < 1, "a share between 0 and 1 is expected", "Use 0.05.");
    requireNumber(name, "simulated", simulated, (n) => n > 0, "a number above 0 is expected", "Use 2.");
    requireWhole(name, "components", components, 1, "Use 30.");
    if (neighbours !== null) requireWhole(name, "neighbours", neighbours, 1, "Use null for a number by the cells.");
  },
  fit(train, { simulated, components }, ctx) {
    const evidence = requireComplete(name, train);
    warnUnlessCounts(name, train, evidence, ctx);
    if (evidence.negative.count > 0)
      throw new OmixelError("UnsuitableData", "There are negative values, but counts are expected.", "Score doublets first, on raw counts.", { step: name }); // prettier-ignore
    const cells = train.samples.length;
    if (cells < 3)
      throw new OmixelError("TooFewSamples", `There are ${cells} training cells.`, "At least 3 are needed.", { step: name }); // prettier-ignore
    const genes = informative(train.assay);
    const counts = toDense(matrixColumns(train.assay.values, genes));
    const doublets = dense(Math.max(1, Math.round(simulated * cells)), counts.columns);
    for (let i = 0; i < doublets.rows; i++) {
      const [one, other] = [rowOf(counts, ctx.random.integer(cells)), rowOf(counts, ctx.random.integer(cells))];
      rowOf(doublets, i).set(one.map((count, j) => count + other[j]!));
    }
    const observed = toTotal(counts);
    const { mean, variance } = columnMoments(observed);
    const deviation = variance.map((value) => Math.sqrt(value) || 1);
    const scaled = standardised(observed, mean, deviation);
    const size = Math.min(components, cells - 1, counts.columns);
    const model = pca({ rows: cells, columns: counts.columns, values: scaled }, { components: size }, quiet(ctx));
    const axes = Float64Array.from(model.components.values);
    const points = [scaled, standardised(toTotal(doublets), mean, deviation)].map((from) => project(from, axes, genes.length)); // prettier-ignore
    const all = new Float64Array(points[0]!.length + points[1]!.length);
    all.set(points[0]!);
    all.set(points[1]!, points[0]!.length);
    return { genes, mean, deviation, axes, points: all, observed: cells };
  },
  apply: ({ assay }) => assay,
  describe(data, learnt, { column, rate, neighbours }, ctx) {
    requireComplete(name, data);
    const { genes, mean, deviation, axes, points, observed } = learnt;
    const own = project(standardised(toTotal(toDense(matrixColumns(data.assay.values, genes))), mean, deviation), axes, genes.length); // prettier-ignore
    const size = axes.length / genes.length;
    const count = points.length / size;
    const ratio = (count - observed) / observed;
    const wanted = Math.max(1, Math.round((neighbours ?? Math.round(0.5 * Math.sqrt(observed))) * (1 + ratio)));
    const scores = Float64Array.from(data.samples, (_, cell) => {
      throwIfAborted(ctx.signal);
      const k = Math.min(wanted, count - 1);
      const hits = simulatedNeighbours(own.subarray(cell * size, (cell + 1) * size), points, observed, k);
      const share = (hits + 1) / (k + 2);
      return (share * rate) / ratio / (1 - rate - share * (1 - rate - rate / ratio));
    });
    return { [column]: scores };
  },
});

/** The projection warns of axes beyond the rank, which are zeros here and of no concern. */
function quiet(ctx: Context): Context {
  return { ...ctx, progress: () => undefined };
}

/** Highly variable genes among those detected in three cells or more. */
function informative(assay: Assay): Uint32Array {
  const { detectedSamples } = qcMetrics(assay).features;
  const detected = Uint32Array.from(detectedSamples.keys()).filter((gene) => detectedSamples[gene]! >= LEAST_CELLS);
  requireThreeFeatures(name, detected.length, detectedSamples.length, "Check whether the table holds counts of cells.");
  const values = matrixColumns(assay.values, detected);
  const totals = sampleTotals({ assay: { ...assay, values } });
  const target = median(totals.filter((total) => total > 0));
  const logged: Matrix = mapEntries(values, (value, row) => Math.log1p((value * target) / totals[row]!));
  const { mean, score } = seuratDispersion(logged, 20);
  const variable = detected.filter((_, j) => mean[j]! > 0.0125 && mean[j]! < 3 && score[j]! > 0.5);
  return variable.length >= 3 ? variable : detected;
}

function toTotal(counts: Dense): Dense {
  const out = dense(counts.rows, counts.columns);
  for (let i = 0; i < counts.rows; i++) {
    const row = rowOf(counts, i);
    const total = row.reduce((sum, value) => sum + value, 0) || 1;
    rowOf(out, i).set(row.map((value) => (value / total) * TOTAL));
  }
  return out;
}

function standardised({ values, columns }: Dense, mean: Float64Array, deviation: Float64Array): Float64Array {
  return Float64Array.from(values, (value, at) => (value - mean[at % columns]!) / deviation[at % columns]!);
}

/** Row by row, so that a cell alone has the same numbers as among others. */
function project(values: Float64Array, axes: Float64Array, genes: number): Float64Array {
  const size = axes.length / genes;
  const out = new Float64Array((values.length / genes) * size);
  for (let at = 0; at < out.length; at++) {
    const [row, axis] = [Math.floor(at / size) * genes, (at % size) * genes];
    let sum = 0;
    for (let j = 0; j < genes; j++) sum += values[row + j]! * axes[axis + j]!;
    out[at] = sum;
  }
  return out;
}

/** How many of the k nearest points are simulated; of equally near ones the first count. */
function simulatedNeighbours(cell: Float64Array, points: Float64Array, observed: number, k: number): number {
  const size = cell.length;
  const distances = new Float64Array(points.length / size);
  for (let i = 0, at = 0; i < distances.length; i++)
    for (let d = 0; d < size; d++, at++) distances[i]! += (points[at]! - cell[d]!) ** 2;
  const itself = distances.subarray(0, observed).indexOf(0);
  if (itself >= 0) distances[itself] = Infinity;
  const limit = distances.slice().sort()[k - 1]!;
  let [taken, hits] = [0, 0];
  const take = (i: number) => {
    taken++;
    if (i >= observed) hits++;
  };
  distances.forEach((distance, i) => distance < limit && take(i));
  for (let i = 0; i < distances.length && taken < k; i++) if (distances[i] === limit) take(i);
  return hits;
}
