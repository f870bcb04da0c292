import type { Context } from "../context.js";
import type { Matrix } from "../data/matrix.js";
import { pace } from "../embed/pace.js";
import { chiSquaredUpperTail } from "../math/chi-squared.js";
import { columnEntries } from "../math/column-entries.js";
import { benjaminiHochberg } from "../math/fdr.js";
import { type GroupMoments, groupMoments, momentsOf, momentsOfOthers } from "../math/group-moments.js";
import { rankSums } from "../math/rank-sums.js";
import { rankSumDeviate, tTwoSided, welch } from "../math/two-sample.js";

/** Tests by which groups are compared. */
export type GroupTest = "tTest" | "tTestOverestimatedVariance" | "wilcoxon";

export interface GroupTests {
  readonly test: GroupTest;
  /** Group that each is compared with; undefined = all others together. */
  readonly reference?: number;
  /** Whether ties lower the variance of the rank sums. */
  readonly tieCorrect: boolean;
}

/** How each feature of a group differs; one entry a feature. */
export interface GroupDifference {
  /** Index of the group. */
  readonly group: number;
  /** Student's t or normal deviate; above 0 = higher in the group. */
  readonly score: Float64Array;
  readonly log2FoldChange: Float64Array;
  /** Two-sided. */
  readonly p: Float64Array;
  /** Adjusted within the group (Benjamini & Hochberg 1995). */
  readonly q: Float64Array;
}

/** Keeps fold changes finite where a feature is not expressed; the reference's. */
const leastAmount = 1e-9;

/**
 * Compares each group with the others, or with one of them, feature by feature.
 *
 * @param values samples × features, known, as ln(1 + amount): only the fold change assumes so
 * @param groupOf group of each sample, 0 … groups - 1; negative = left out
 * @returns the groups in order, without the reference
 */
export async function compareGroups(
  values: Matrix,
  groupOf: Int32Array,
  groups: number,
  { test, reference, tieCorrect }: GroupTests,
  ctx: Pick<Context, "signal" | "progress">,
): Promise<GroupDifference[]> {
  const compared = Array.from({ length: groups }, (_, g) => g).filter((g) => g !== reference);
  const moments = groupMoments(values, groupOf, groups);
  const found = compared.map((group) => ({ group, score: new Float64Array(values.columns), p: new Float64Array(0) }));
  if (test === "wilcoxon") {
    const breathe = pace(ctx, "rankGenes", values.columns * (reference === undefined ? 1 : compared.length));
    // Against all others every feature is ranked once for all groups; against one group, once for each pair.
    const rounds = reference === undefined ? [found] : found.map((one) => [one]);
    for (const [round, ofRound] of rounds.entries()) {
      const own = ofRound[0]?.group;
      const pair = groupOf.map((g) => (g === own ? 0 : g === reference ? 1 : -1));
      const rank = reference === undefined ? rankSums(groupOf, groups) : rankSums(pair, 2);
      const entriesOf = columnEntries(values);
      for (let j = 0; j < values.columns; j++) {
        const ranked = rank(entriesOf(j));
        for (const { group, score } of ofRound)
          score[j] = rankSumDeviate(ranked, reference === undefined ? group : 0, tieCorrect);
        await breathe(round * values.columns + j + 1);
      }
    }
    for (const one of found) one.p = one.score.map((z) => chiSquaredUpperTail(z * z, 1));
  } else
    for (const one of found) {
      one.p = new Float64Array(values.columns);
      for (let j = 0; j < values.columns; j++) {
        const own = momentsOf(moments, one.group, j);
        const other = rivalOf(moments, one.group, reference, j);
        const t = welch(own, other, test === "tTest" ? other.count : own.count);
        one.score[j] = t.t;
        one.p[j] = tTwoSided(t);
      }
    }
  return found.map(({ group, score, p }) => ({
    group,
    score,
    log2FoldChange: score.map((_, j) => {
      const amount = (mean: number) => Math.expm1(mean) + leastAmount;
      const rival = rivalOf(moments, group, reference, j);
      return Math.log2(amount(momentsOf(moments, group, j).mean) / amount(rival.mean));
    }),
    p,
    q: benjaminiHochberg(p),
  }));
}

function rivalOf(moments: GroupMoments, group: number, reference: number | undefined, feature: number) {
  return reference === undefined ? momentsOfOthers(moments, group, feature) : momentsOf(moments, reference, feature);
}
