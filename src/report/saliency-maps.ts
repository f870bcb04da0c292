import { type Dense, dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import type { PixelMaps } from "../explain/maps.js";

/**
 * Mean gene scores of the samples that were predicted as each class: row i of the scores explains that prediction.
 *
 * @param scores samples × features
 * @param predicted class of each sample
 * @returns classes × features; zeros for a class that was never predicted
 */
export function meanGeneScores(scores: Dense, predicted: Int32Array, classes: number): Dense {
  const sums = new Float64Array(classes * scores.columns);
  const members = new Int32Array(classes);
  for (const [i, own] of predicted.entries()) {
    if (own < 0) continue;
    members[own]!++;
    for (let j = 0; j < scores.columns; j++) sums[own * scores.columns + j]! += scores.values[i * scores.columns + j]!;
  }
  const means = Float32Array.from(sums, (sum, k) => sum / Math.max(1, members[Math.floor(k / scores.columns)]!));
  return dense(classes, scores.columns, means);
}

/**
 * Gene scores drawn back as pictures: a pixel is as bright as the most salient gene drawn on it, in any channel, so that
 * the brightest pixels and the best genes are the same.
 *
 * @param scores one row a map, columns in the layout's order of features
 */
export function geneScoreMaps(scores: Dense, layout: Layout): PixelMaps {
  const { height, width, channels, start, feature } = layout;
  const pixels = height * width;
  const values = new Float32Array(scores.rows * pixels);
  for (let row = 0; row < scores.rows; row++)
    for (let entry = 0; entry < channels.length * pixels; entry++) {
      const p = row * pixels + (entry % pixels);
      for (let k = start[entry]!; k < start[entry + 1]!; k++)
        values[p] = Math.max(values[p]!, scores.values[row * scores.columns + feature[k]!]!);
    }
  return { count: scores.rows, height, width, values };
}
