/** Weight of each class such that all classes together count as much as each other (scikit-learn's "balanced"). */
export function balancedWeights(labels: Int32Array, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const label of labels) counts[label]!++;
  return counts.map((count) => (count > 0 ? labels.length / (classes * count) : 0));
}
