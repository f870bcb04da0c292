import { type Dense, dense } from "../data/dense.js";

/** Mean of several predictions, value by value. @param predictions of equal length, at least one */
export function averageOf(predictions: readonly Float32Array[]): Float32Array {
  return Float32Array.from(predictions[0]!, (_, at) =>
    predictions.reduce((sum, prediction) => sum + prediction[at]! / predictions.length, 0),
  );
}

/**
 * Sum of several members' feature scores, each row first made shares of its own sum: gradients have no common unit, so
 * every member counts as much as any other.
 *
 * @param members samples × features each, at least 0, at least one
 */
export function sumOfRowShares(members: readonly Dense[]): Dense {
  const { rows, columns } = members[0]!;
  const total = dense(rows, columns);
  for (const { values } of members)
    for (let i = 0; i < rows; i++) {
      const row = values.subarray(i * columns, (i + 1) * columns);
      const sum = row.reduce((all, value) => all + value, 0);
      if (sum > 0) for (let j = 0; j < columns; j++) total.values[i * columns + j]! += row[j]! / sum;
    }
  return total;
}
