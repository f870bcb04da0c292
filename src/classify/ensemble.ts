import { type Dense, dense } from "../data/dense.js";
import { sampleShares } from "../explain/sample-shares.js";

/** Mean of several predictions, value by value. @param predictions of equal length, at least one */
export function averageOf(predictions: readonly Float32Array[]): Float32Array {
  return Float32Array.from(predictions[0]!, (_, at) =>
    predictions.reduce((sum, prediction) => sum + prediction[at]! / predictions.length, 0),
  );
}

/**
 * Sum of several members' feature scores, each row first made shares of its own magnitudes: gradients have no common
 * unit, so every member counts as much as any other.
 *
 * @param members samples × features each, signed, at least one
 */
export function sumOfRowShares(members: readonly Dense[]): Dense {
  const { rows, columns } = members[0]!;
  const total = dense(rows, columns);
  for (const member of members)
    for (const [at, share] of sampleShares(member).values.entries()) total.values[at]! += share;
  return total;
}
