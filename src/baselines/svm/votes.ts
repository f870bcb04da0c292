import { classPairs } from "./class-pairs.js";

/**
 * Votes of the pairs for each class; of equal votes the sum of the decisions tells. Two classes: the decision itself, half for
 * and half against. Reference: scikit-learn 1.9.1, utils.multiclass._ovr_decision_function.
 *
 * @param decisions samples × pairs; above 0 speaks for the first class of a pair
 * @returns samples × classes
 */
export function votesOf(decisions: Float64Array, classes: number): Float64Array {
  const pairs = classPairs(classes);
  const rows = decisions.length / pairs.length;
  const out = new Float64Array(rows * classes);
  if (classes === 2) {
    for (let i = 0; i < rows; i++) {
      out[2 * i] = decisions[i]! / 2;
      out[2 * i + 1] = -decisions[i]! / 2;
    }
    return out;
  }
  const sums = new Float64Array(classes);
  for (let i = 0; i < rows; i++) {
    sums.fill(0);
    for (const [p, [a, b]] of pairs.entries()) {
      const decision = decisions[i * pairs.length + p]!;
      out[i * classes + (decision > 0 ? a : b)]!++;
      sums[a]! += decision;
      sums[b]! -= decision;
    }
    for (let c = 0; c < classes; c++) out[i * classes + c]! += sums[c]! / (3 * (Math.abs(sums[c]!) + 1)); // less than a vote
  }
  return out;
}
