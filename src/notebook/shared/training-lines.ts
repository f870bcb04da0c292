import type { TrainingPart } from "../state.js";

/** Share of its training that a part has behind it; earlier networks of an ensemble went all the way. */
export function reachOf({ member, update, updates }: TrainingPart): number {
  return member > 0 || updates === 0 ? 1 : update / updates;
}

/** Round numbers from 0 on, about `count` steps; `covers`: the last one is as great as the greatest value. */
export function ticks(greatest: number, count: number, covers = true, least = 0): number[] {
  const rough = greatest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    least,
    [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((size) => size >= rough * 0.999)!,
  );
  const last = (covers ? Math.ceil : Math.floor)(greatest / step - (covers ? 1e-9 : -1e-9));
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

/**
 * What can be seen of a line: in each column of pixels its first, lowest, highest and last point, in their order.
 *
 * @returns x, y, x, y … in pixels
 */
export function thinned(
  x: readonly number[],
  y: readonly number[],
  toX: (x: number) => number,
  toY: (y: number) => number,
): number[] {
  const points: number[] = [];
  for (let from = 0, to = 1; from < x.length; from = to++) {
    const column = Math.round(toX(x[from]!));
    let [low, high] = [from, from];
    for (; to < x.length && Math.round(toX(x[to]!)) === column; to++) {
      if (y[to]! < y[low]!) low = to;
      if (y[to]! > y[high]!) high = to;
    }
    let before = -1;
    for (const at of low < high ? [from, low, high, to - 1] : [from, high, low, to - 1]) {
      if (at > before) points.push(toX(x[at]!), toY(y[at]!));
      before = Math.max(before, at);
    }
  }
  return points;
}
