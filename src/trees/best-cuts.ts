import { constant, type Cuts, forbidden, type Node } from "./cuts.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { widestOf } from "./ordered-features.js";

/**
 * The purest of all cuts of a feature. Samples are put on their codes, and codes are walked in order by a map of bits, so
 * that neither sorting nor the empty codes cost anything.
 */
export function bestCuts(data: OrderedFeatures, count: number, minLeaf: number): Cuts {
  const { samples, codes } = data;
  const widest = widestOf(data);
  const bits = new Int32Array((widest + 31) >>> 5);
  /** The last sample that was put on a code, and the one before each on the same code; numbers within the node. */
  const last = new Int32Array(widest);
  const before = new Int32Array(samples);
  const left = new Float64Array(count);
  let node: Node;
  let best = -1;
  let squares = 0;

  return {
    enter(given) {
      node = given;
      squares = given.all.reduce((sum, value) => sum + value * value, 0);
    },
    look(feature) {
      const { rows, weights, classes, size, all } = node;
      const from = feature * samples;
      const n = rows.length;
      let low = bits.length;
      let high = -1;
      for (let i = 0; i < n; i++) {
        const code = codes[from + rows[i]!]!;
        const word = code >>> 5;
        const bit = 1 << (code & 31);
        const seen = bits[word]!;
        before[i] = (seen & bit) === 0 ? -1 : last[code]!;
        bits[word] = seen | bit;
        last[code] = i;
        if (word < low) low = word;
        if (word > high) high = word;
      }
      let sum = 0;
      let leftSquares = 0;
      let rightSquares = squares;
      let purest: number = forbidden;
      let distinct = 0;
      left.fill(0);
      for (let word = low; word <= high; word++) {
        let own = bits[word]!;
        bits[word] = 0;
        while (own !== 0) {
          const code = (word << 5) + 31 - Math.clz32(own & -own);
          own &= own - 1;
          for (let i = last[code]!; i >= 0; i = before[i]!) {
            const c = classes[i]!;
            const weight = weights[i]!;
            const l = left[c]!;
            leftSquares += weight * (2 * l + weight);
            rightSquares += weight * (weight - 2 * (all[c]! - l));
            left[c] = l + weight;
            sum += weight;
          }
          distinct++;
          const rest = size - sum;
          if (sum < minLeaf || rest < minLeaf || rest === 0) continue;
          const purity = leftSquares / sum + rightSquares / rest;
          if (purity > purest) {
            purest = purity;
            best = code;
          }
        }
      }
      return distinct < 2 ? constant : purest;
    },
    cut: () => best,
    part: (rows, feature, code) => split(rows, codes, feature * samples, code),
  };
}

/** Brings the rows with values up to `most` to the front, in place; returns how many they are. */
export function split(rows: Uint32Array, values: Uint16Array | Float32Array, from: number, most: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const row = rows[low]!;
    if (values[from + row]! <= most) low++;
    else {
      rows[low] = rows[--high]!;
      rows[high] = row;
    }
  }
  return low;
}
