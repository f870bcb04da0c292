import type { LogNormalCdf } from "../../math/log-normal-cdf.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";

const { sqrt } = Math; // looked up once, not in every round of a long loop

/**
 * How much the logarithm of the observed distances' likelihood rises where one place moves: distances are normal around
 * those of the places, cut at 0.
 *
 * @param places count × 2, row-major
 * @param i the place that moves to `to`
 * @param variance of an observed distance, above 0
 */
export function likelihoodGain(
  { count, values }: PairMatrix,
  places: Float64Array,
  i: number,
  to: readonly [x: number, y: number],
  variance: number,
  { values: logs, cells, end }: LogNormalCdf,
): number {
  const row = values.subarray(i * count, (i + 1) * count);
  const perCell = cells / sqrt(variance);
  // One name at a time: taking several apart at once would cost this loop half its speed.
  const fromX = places[2 * i]!;
  const fromY = places[2 * i + 1]!;
  const toX = to[0];
  const toY = to[1];
  let squares = 0;
  let cuts = 0;
  for (let k = 0; k < count; k++) {
    if (k === i) continue;
    const x = places[2 * k]!;
    const y = places[2 * k + 1]!;
    const before = sqrt((fromX - x) * (fromX - x) + (fromY - y) * (fromY - y));
    const after = sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
    squares += (before - after) * (before + after - 2 * row[k]!);
    const first = before * perCell;
    const second = after * perCell;
    // `logCdfAt`, written out.
    if (first < end) {
      const cell = first | 0;
      cuts += logs[cell]! + (first - cell) * (logs[cell + 1]! - logs[cell]!);
    }
    if (second < end) {
      const cell = second | 0;
      cuts -= logs[cell]! + (second - cell) * (logs[cell + 1]! - logs[cell]!);
    }
  }
  return squares / (2 * variance) + cuts;
}
