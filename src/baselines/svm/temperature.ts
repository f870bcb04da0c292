/** Limits of the factor: within them classes keep their order in float32. */
const [LEAST, MOST] = [1e-3, 1e3];
/** Halvings of the interval on a logarithmic scale: the factor to 1 part in 10¹². */
const HALVINGS = 50;

/**
 * The factor by which scores become logits: that of the largest likelihood, which turns no sample's answer (Guo et al. 2017).
 * Targets are smoothed as Platt (1999) does, so that scores without a mistake do not ask for certainty.
 *
 * @param scores samples × classes; rows that are not numbers are passed over
 */
export function fitTemperature(scores: Float64Array, labels: Int32Array, classes: number): number {
  const rows = Array.from(labels.keys()).filter((row) => !Number.isNaN(scores[row * classes]));
  if (rows.length === 0) return 1;
  const counts = new Float64Array(classes);
  for (const row of rows) counts[labels[row]!]!++;
  let wanted = 0; // Σ target × score
  for (const row of rows) {
    const own = (counts[labels[row]!]! + 1) / (counts[labels[row]!]! + 2);
    for (let c = 0; c < classes; c++)
      wanted += (c === labels[row] ? own : (1 - own) / (classes - 1)) * scores[row * classes + c]!;
  }
  const given = (factor: number) => {
    let sum = 0; // Σ probability × score
    for (const row of rows) {
      const own = scores.subarray(row * classes, (row + 1) * classes);
      const highest = own.reduce((most, score) => Math.max(most, score), -Infinity);
      let [total, weighted] = [0, 0];
      for (const score of own) {
        const share = Math.exp(factor * (score - highest));
        total += share;
        weighted += share * score;
      }
      sum += weighted / total;
    }
    return sum;
  };
  // The slope of the log likelihood, wanted − given, falls as the factor grows.
  let [low, high] = [Math.log(LEAST), Math.log(MOST)];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (wanted > given(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
