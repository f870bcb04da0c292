import { type Dense, dense, rowOf } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import { ranks } from "../math/statistics.js";

/**
 * Saliency of pixels brought back to genes: each pixel shares its saliency among the genes drawn on it, by their weights
 * in the layout, and a gene sums what it gets over its pixels and over all channels.
 *
 * Nothing is lost or counted twice: a sample's gene scores sum to its saliency over occupied pixels. The sum over
 * channels, not their maximum, since each channel draws the gene once more and the network reads all of them.
 *
 * @param saliency pixel saliency, count × height × width × channels (NHWC), in the layout's shape
 * @param count number of samples
 * @param layout which gene sits on which pixel
 * @returns samples × features of the layout
 */
export function geneScores(saliency: Float32Array, count: number, layout: Layout): Dense {
  const { height, width, start, feature, weight } = layout;
  const channels = layout.channels.length;
  const pixels = height * width;
  if (saliency.length !== count * pixels * channels)
    throw new RangeError(
      `${count} images of ${height} × ${width} × ${channels} have ${count * pixels * channels} pixels, got ${saliency.length}`,
    );
  const scores = dense(count, layout.features.length);
  const row = new Float64Array(layout.features.length); // a gene may sum thousands of small values
  for (let i = 0; i < count; i++) {
    row.fill(0);
    const image = saliency.subarray(i * pixels * channels, (i + 1) * pixels * channels);
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < pixels; p++) {
        const value = image[p * channels + c]!;
        const entry = c * pixels + p;
        for (let k = start[entry]!; k < start[entry + 1]!; k++) row[feature[k]!]! += value * weight[k]!;
      }
    scores.values.set(row, i * scores.columns);
  }
  return scores;
}

/** A gene's place among the genes of a class. */
export interface GeneRank {
  readonly feature: string;
  readonly class: string;
  readonly score: number;
  /** Counted from 1, the highest score; equal scores share the mean of their ranks. */
  readonly rank: number;
}

/**
 * Genes of each class by the mean score over its samples, best first.
 *
 * Which samples count is the caller's choice: give each its true class and -1 to those to leave out. A class without
 * samples has no ranking.
 *
 * @param scores samples × features, as from `geneScores`; out of fold for an honest ranking
 * @param features names of the features
 * @param classOf class of each sample, an index into `classes`, or -1
 * @param classes names of the classes
 * @returns class after class, each from rank 1 on; equal scores in the order of the features
 */
export function rankGenes(
  scores: Dense,
  features: readonly string[],
  classOf: Int32Array,
  classes: readonly string[],
): GeneRank[] {
  const means = classMeans(scores, classOf, classes.length);
  return classes.flatMap((name, c) => (means[c] ? ranked(means[c], features, name) : []));
}

/**
 * Genes by the mean over classes of their mean score, so that a large class does not outvote a small one, best first.
 *
 * @param name what stands in the field `class`, default "all"
 */
export function rankGenesOverall(
  scores: Dense,
  features: readonly string[],
  classOf: Int32Array,
  classes: number,
  name = "all",
): GeneRank[] {
  const means = classMeans(scores, classOf, classes).filter((mean) => mean !== undefined);
  return ranked(
    Float64Array.from(features, (_, f) => means.reduce((sum, mean) => sum + mean[f]!, 0) / means.length),
    features,
    name,
  );
}

/** Mean score of each feature in each class; undefined for a class without samples. */
function classMeans(scores: Dense, classOf: Int32Array, classes: number): (Float64Array | undefined)[] {
  const sums: (Float64Array | undefined)[] = new Array<undefined>(classes).fill(undefined);
  const members = new Int32Array(classes);
  for (const [i, c] of classOf.entries()) {
    if (c < 0) continue;
    members[c]!++;
    const sum = (sums[c] ??= new Float64Array(scores.columns));
    for (const [f, score] of rowOf(scores, i).entries()) sum[f]! += score;
  }
  return sums.map((sum, c) => sum?.map((value) => value / members[c]!));
}

function ranked(scores: Float64Array, features: readonly string[], name: string): GeneRank[] {
  const rank = ranks(scores.map((score) => -score));
  return features
    .map((feature, f) => ({ feature, class: name, score: scores[f]!, rank: rank[f]! }))
    .sort((a, b) => a.rank - b.rank);
}
