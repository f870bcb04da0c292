import { holm } from "../math/holm.js";
import { signedRank } from "../math/signed-rank.js";
import { mean } from "../math/statistics.js";
import { correctedTTest } from "./corrected-t-test.js";

/** A method's distance from the reference, over the same folds. */
export interface MethodDifference {
  /** Mean over the folds of the method less the reference. */
  readonly mean: number;
  /** 95 % interval, corrected for shared training rows; null for a single fold. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Corrected resampled t-test (Nadeau & Bengio 2003), and the same after Holm; null for a single fold. */
  readonly tTest: { readonly p: number; readonly adjusted: number } | null;
  /** Wilcoxon's signed-rank test over the folds, and the same after Holm; null for a single fold. */
  readonly wilcoxon: { readonly p: number; readonly adjusted: number } | null;
}

/**
 * Tests each method against one of them, on the same folds. Holm's correction counts all methods but the reference.
 *
 * @param scores methods × folds; null where a fold says nothing, which then counts for neither of the two
 * @param reference index of the method that the others are compared with
 * @param testShare test rows per training row of a fold
 * @returns null for the reference, and where no fold tells of both
 */
export function compareMethods(
  scores: readonly (readonly (number | null)[])[],
  reference: number,
  testShare: number,
): (MethodDifference | null)[] {
  const found = scores.map((own, m) => {
    if (m === reference) return null;
    const differences = own.flatMap((value, fold) => {
      const other = scores[reference]![fold];
      // Scores that are equal but for the last bits of a float are equal, and such differences are ties.
      return value === null || other == null ? [] : [Math.round((value - other) * 1e12) / 1e12];
    });
    if (differences.length === 0) return null;
    const { interval, p } = correctedTTest(differences, testShare);
    return { mean: mean(differences), interval, t: p, w: p === null ? null : signedRank(differences).p };
  });
  const adjust = (of: "t" | "w") => {
    const known = [...found.keys()].filter((m) => found[m]?.[of] != null);
    const adjusted = holm(known.map((m) => found[m]![of]!));
    return (m: number) => {
      const p = found[m]![of];
      return p === null ? null : { p, adjusted: adjusted[known.indexOf(m)]! };
    };
  };
  const [tTest, wilcoxon] = [adjust("t"), adjust("w")];
  return found.map(
    (own, m) => own && { mean: own.mean, interval: own.interval, tTest: tTest(m), wilcoxon: wilcoxon(m) },
  );
}
