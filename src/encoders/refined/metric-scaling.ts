import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";
import { fittedScale } from "./fitted-scale.js";

/** Steps end where stress falls by less than this share, or after so many. */
const settled = { share: 1e-4, steps: 300 };

const { sqrt } = Math; // looked up once, not in every round of a long loop

/**
 * Places in the plane whose distances are near those given: metric multidimensional scaling by majorisation (SMACOF, de
 * Leeuw 1977), which lowers the sum of squared differences with every step.
 *
 * @param start count × 2, row-major
 * @param step name for the progress
 * @returns places, count × 2, and the sum that is left, in the pairs' unit
 */
export async function metricScaling(
  pairs: PairMatrix,
  start: Float64Array,
  step: string,
  ctx: Context,
): Promise<{ places: Float64Array; stress: number }> {
  const { count } = pairs;
  const breathe = pace(ctx, `${step}, scaling`, settled.steps * count);
  let places = await fittedScale(pairs, start, () => breathe(0));
  let next: Float64Array = new Float64Array(2 * count);
  let before = Infinity;
  for (let round = 0; ; round++) {
    let stress = 0;
    for (let i = 0; i < count; i++) {
      stress += majorise(pairs, places, next, i);
      await breathe(round * count + i);
    }
    if (round === settled.steps || !(stress < before * (1 - settled.share))) return { places, stress: stress / 2 };
    [places, next] = [next, places];
    before = stress;
  }
}

/** The next place of point i. @returns its part of the stress, each pair counted from both ends */
function majorise({ count, values }: PairMatrix, places: Float64Array, next: Float64Array, i: number): number {
  const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
  const row = values.subarray(i * count, (i + 1) * count);
  let [alongX, alongY, stress] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    const dx = x - places[2 * k]!;
    const dy = y - places[2 * k + 1]!;
    const apart = sqrt(dx * dx + dy * dy);
    const wanted = row[k]!;
    // Points at one place have no direction in which to part.
    const stretch = apart > 0 ? wanted / apart : 0;
    alongX += places[2 * k]! + stretch * dx;
    alongY += places[2 * k + 1]! + stretch * dy;
    stress += (wanted - apart) * (wanted - apart);
  }
  next[2 * i] = alongX / count;
  next[2 * i + 1] = alongY / count;
  return stress;
}
