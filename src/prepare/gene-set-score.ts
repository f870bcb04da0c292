import { type Context, warn } from "../context.js";
import type { Matrix } from "../data/matrix.js";
import { OmixelError, firstFive } from "../errors.js";
import { visitEntries } from "../math/entries.js";
import type { Measurements } from "./assay-step.js";

/** Columns of the genes of a set and of those that it is compared with. */
export interface GeneSetColumns {
  readonly genes: Uint32Array;
  readonly controls: Uint32Array;
}

/** How controls are drawn. */
export interface ControlChoice {
  /** Genes of similar mean drawn for each level that the set's genes have. */
  readonly controlSize: number;
  /** Number of levels that the genes are divided into by their mean. */
  readonly bins: number;
}

/**
 * Chooses what a gene set is compared with: genes of the same levels of mean expression in the training samples, drawn at
 * random where a level has more than are wanted (Satija et al. 2015, doi:10.1038/nbt.3192).
 *
 * @throws UnknownName where no gene of the set was measured; UnsuitableData where no control is left
 */
export function chooseControls(
  step: string,
  train: Measurements,
  wanted: readonly string[],
  { controlSize, bins }: ControlChoice,
  ctx: Context,
): GeneSetColumns {
  const own = new Set(wanted);
  const genes = Uint32Array.from(train.features.keys()).filter((column) => own.has(train.features[column]!));
  const measured = new Set(train.features);
  const unknown = wanted.filter((gene) => !measured.has(gene));
  if (genes.length === 0)
    throw new OmixelError(
      "UnknownName",
      `None of the ${wanted.length} genes was measured (${firstFive(unknown)}).`,
      `The features are called ${firstFive(train.features)}; use the same kind of names.`,
      { step },
    );
  if (unknown.length > 0)
    warn(ctx, step, `${unknown.length} of ${wanted.length} genes were not measured: ${firstFive(unknown)}.`);

  const levels = levelsOf(columnMeans(train.assay.values), bins);
  const controls = new Set<number>();
  for (const level of [...new Set(Array.from(genes, (gene) => levels[gene]!))].sort((a, b) => a - b)) {
    const candidates = Uint32Array.from(levels.keys()).filter((gene) => levels[gene] === level);
    const drawn =
      controlSize < candidates.length ? ctx.random.shuffle(candidates).subarray(0, controlSize) : candidates;
    for (const gene of drawn) if (!own.has(train.features[gene]!)) controls.add(gene);
  }
  if (controls.size === 0)
    throw new OmixelError(
      "UnsuitableData",
      "There is no other gene of the same mean expression to compare with.",
      "Use fewer bins, or score before features are filtered.",
      { step },
    );
  return { genes, controls: Uint32Array.from(controls).sort() };
}

/** Mean of the set's genes less the mean of the controls, one number a sample; missing values are left out. */
export function geneSetScores(values: Matrix, { genes, controls }: GeneSetColumns): Float64Array {
  const own = rowMeans(values, genes);
  const other = rowMeans(values, controls);
  return own.map((value, row) => value - other[row]!);
}

/** Levels of equal size by rank of the mean, equal means on one level; -1 for a gene without a known value. */
function levelsOf(means: Float64Array, bins: number): Int32Array {
  const known = Float64Array.from(means.filter((value) => !Number.isNaN(value))).sort();
  const size = Math.max(1, roundHalfEven(known.length / (bins - 1)));
  let rank = 0;
  const lowestRank = new Map<number, number>();
  for (const value of known) {
    rank++;
    if (!lowestRank.has(value)) lowestRank.set(value, rank);
  }
  return Int32Array.from(means, (value) => (Number.isNaN(value) ? -1 : Math.floor(lowestRank.get(value)! / size)));
}

/** As numpy rounds; elsewhere in omixel halves go up. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}

function columnMeans(matrix: Matrix): Float64Array {
  const sums = new Float64Array(matrix.columns);
  const known = new Uint32Array(matrix.columns).fill(matrix.rows);
  visitEntries(matrix, (value, _row, column) => {
    if (Number.isFinite(value)) sums[column]! += value;
    else known[column]!--;
  });
  return sums.map((sum, column) => sum / known[column]!);
}

function rowMeans(matrix: Matrix, columns: Uint32Array): Float64Array {
  const chosen = new Uint8Array(matrix.columns);
  for (const column of columns) chosen[column] = 1;
  const sums = new Float64Array(matrix.rows);
  const known = new Uint32Array(matrix.rows).fill(columns.length);
  visitEntries(matrix, (value, row, column) => {
    if (chosen[column] === 0) return;
    if (Number.isFinite(value)) sums[row]! += value;
    else known[row]!--;
  });
  return sums.map((sum, row) => sum / known[row]!);
}
