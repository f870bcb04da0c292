import { split } from "./best-cuts.js";
import { constant, type Cuts, forbidden, type Node } from "./cuts.js";
import type { TreeTable } from "./table.js";

/** Values closer than this are one (as in the reference). */
const least = 1e-7;

/** One cut a feature, drawn evenly between its least and its largest value among the samples (Geurts et al. 2006). */
export function randomCuts({ samples, values }: TreeTable, count: number, minLeaf: number): Cuts {
  const left = new Float64Array(count);
  const own = new Float32Array(samples);
  let node: Node;
  let threshold = 0;

  return {
    enter(given) {
      node = given;
    },
    look(feature, random) {
      const { rows, weights, classes, size, all } = node;
      const from = feature * samples;
      let [low, high] = [Infinity, -Infinity];
      for (let i = 0; i < rows.length; i++) {
        const value = values[from + rows[i]!]!;
        own[i] = value;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (high - low <= least) return constant;
      threshold = low + random.next() * (high - low);
      if (threshold >= high) threshold = low;
      left.fill(0);
      for (let i = 0; i < rows.length; i++) if (own[i]! <= threshold) left[classes[i]!]! += weights[i]!;
      let [sum, leftSquares, rightSquares] = [0, 0, 0];
      for (let c = 0; c < count; c++) {
        const [l, r] = [left[c]!, all[c]! - left[c]!];
        sum += l;
        leftSquares += l * l;
        rightSquares += r * r;
      }
      const rest = size - sum;
      return sum < minLeaf || rest < minLeaf ? forbidden : leftSquares / sum + rightSquares / rest;
    },
    cut: () => threshold,
    part: (rows, feature, cut) => split(rows, values, feature * samples, cut),
  };
}
