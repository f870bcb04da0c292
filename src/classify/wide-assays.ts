import { applyTableScaling, type TableScaling } from "../baselines/table-scaling.js";
import { type Dense, dense, denseBeside, rowOf } from "../data/dense.js";
import type { WideNetwork } from "../models/wide-network.js";
import { type AssayImages, type JoinedImages } from "./branch-images.js";
import { addLineScores, fitWide, tableBehind } from "./wide-branch.js";

/** How the table of each assay becomes z-scores of the training samples that have it. @throws as `fitWide` */
export function fitWideAssays(assays: readonly AssayImages[]): TableScaling[] {
  return assays.map(({ images }) => fitWide(images));
}

/** Samples × features of all assays that vary, as z-scores; 0, the mean, where a sample lacks an assay. */
export function linesOf(assays: readonly AssayImages[], scalings: readonly TableScaling[], count: number): Dense {
  const tables = assays.map(({ images, rows }, a) => {
    const own = applyTableScaling(tableBehind(images), scalings[a]!);
    const out = dense(count, own.columns);
    for (const [i, row] of rows.entries()) out.values.set(rowOf(own, i), row * out.columns);
    return out;
  });
  return denseBeside(tables);
}

/** Joined images with these features behind. What draws images anew draws both from the same row. */
export function wideJoinedInput<Set extends JoinedImages>(
  set: Set,
  assays: readonly AssayImages[],
  scalings: readonly TableScaling[],
): Set {
  const lines = linesOf(assays, scalings, set.count);
  const before = set.width;
  const images = denseBeside([dense(set.count, before, set.images), lines]);
  const widths = assays.map(({ images: own }) => tableBehind(own).columns);
  const table = set.table && {
    ...set.table,
    draw(row: Float32Array, line: Float32Array) {
      set.table!.draw(row, line.subarray(0, before));
      let [column, at] = [0, before];
      for (const [a, width] of widths.entries()) {
        const own = line.subarray(at, at + scalings[a]!.columns.length);
        if (line[set.pixels + a] === 0) own.fill(0);
        else own.set(applyTableScaling(dense(1, width, row.subarray(column, column + width)), scalings[a]!).values);
        column += width;
        at += own.length;
      }
    },
  };
  return { ...set, images: images.values, width: images.columns, ...(table ? { table } : {}) };
}

/**
 * Scores of the features of all assays with what the line adds to each sample's target logit; `scores` is changed.
 *
 * @param scores samples × features of all layouts, one after another
 */
export function addScoresOfLines(
  scores: Dense,
  network: Pick<WideNetwork, "coefficients">,
  assays: readonly AssayImages[],
  scalings: readonly TableScaling[],
  targets: Int32Array,
): Dense {
  let first = 0;
  const columns = assays.flatMap(({ images }, a) => {
    const own = Array.from(scalings[a]!.columns, (column) => first + column);
    first += images.layout.features.length;
    return own;
  });
  return addLineScores(scores, linesOf(assays, scalings, scores.rows), columns, network, targets);
}
