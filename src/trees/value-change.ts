import type { Cut } from "./growth.js";

/**
 * Adds how much each feature of a tree changes what is said of the training samples: for both sides of its cut, the
 * squared distance of what their leaf says from their common mean, by samples (the reference's PredictionValuesChange).
 *
 * @param changes of the features
 * @param values leaves × outputs
 */
export function addValueChange(
  changes: Float64Array,
  cuts: readonly Cut[],
  values: Float64Array,
  leafOf: Int32Array,
): void {
  const leaves = 2 ** cuts.length;
  const outputs = values.length / leaves;
  const sizes = new Float64Array(leaves);
  for (const leaf of leafOf) sizes[leaf]!++;
  cuts.forEach(({ feature }, level) => {
    const bit = 2 ** level;
    for (let low = 0; low < leaves; low++) {
      const [lower, upper] = [sizes[low]!, sizes[low + bit] ?? 0];
      if ((low & bit) !== 0 || lower + upper === 0) continue;
      for (let k = 0; k < outputs; k++) {
        const apart = values[low * outputs + k]! - values[(low + bit) * outputs + k]!;
        changes[feature]! += (apart * apart * lower * upper) / (lower + upper);
      }
    }
  });
}
