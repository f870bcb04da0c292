import { type Dense, rowOf } from "../data/dense.js";
import { ranks } from "../math/statistics.js";

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
 * Signed scores rank better than magnitudes: what pulls one way in every sample of a class adds up, noise cancels. Tried
 * and left out, since they find planted genes with networks trained on shuffled labels as well: the class's mean less (or
 * over) that of the other classes, for magnitudes of gradient times input. Such a ranking follows the data, not the network.
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
export function classMeans(scores: Dense, classOf: Int32Array, classes: number): (Float64Array | undefined)[] {
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
