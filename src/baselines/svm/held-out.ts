import { type Breathe, classPairs, type PairTask, trainPairs } from "./class-pairs.js";

/**
 * What each sample is told by surfaces that were learnt without its fold; above 0 speaks for the first class of a pair.
 *
 * @param folds fold of each sample; below 0 = always learnt from, never told
 * @returns samples × pairs, row-major; NaN for those that are never told
 */
export async function heldOutDecisions(
  task: Omit<PairTask, "rows">,
  folds: Int32Array,
  breathe: Breathe,
): Promise<Float64Array> {
  const pairs = classPairs(task.classes).length;
  const out = new Float64Array(folds.length * pairs).fill(NaN);
  const all = Array.from(folds.keys());
  for (const fold of new Set(folds)) {
    const held = all.filter((row) => fold >= 0 && folds[row] === fold);
    if (held.length === 0) continue;
    const answers = await trainPairs({ ...task, rows: all.filter((row) => folds[row] !== fold) }, breathe);
    for (const [p, { samples, weights, bias }] of answers.entries()) {
      for (const row of held) out[row * pairs + p] = -bias;
      for (const [s, weight] of weights.entries()) {
        if (weight === 0) continue;
        const kernel = task.kernel.row(samples[s]!);
        for (const row of held) out[row * pairs + p]! += weight * kernel[row]!;
      }
    }
  }
  return out;
}
