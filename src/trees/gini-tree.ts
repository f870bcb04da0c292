import type { Random } from "../random.js";
import type { OrderedFeatures } from "./ordered-features.js";

/** When a classification tree stops growing, and what it looks at. */
export interface GiniTreeOptions {
  /** Most splits between root and leaf, 1 or more; null = as many as there are. */
  readonly depth: number | null;
  /** Least samples in a node that is split, 2 or more. */
  readonly minSplit: number;
  /** Least samples in a leaf, 1 or more. */
  readonly minLeaf: number;
  /** Features looked at for each split, drawn anew. */
  readonly tried: number;
}

/** Grows trees on one table; its arrays serve for all of them. */
export interface GiniTrees {
  /**
   * Mean decrease of impurity by each feature in one tree, scaled to sum to 1; zeros where there is no split.
   *
   * @param rows samples the tree learns from; one that was drawn twice stands there twice
   * @param breathe called between nodes with the number of samples that are in leaves already
   */
  grow(rows: Uint32Array, random: Random, breathe: (settled: number) => Promise<void>): Promise<Float64Array>;
}

/** Gains below this are rounding. */
const leastGain = 1e-14;

/**
 * Classification trees by Gini's impurity with exact splits (CART, Breiman et al. 1984), grown for the importance of the
 * features only. Reference: sklearn.tree.DecisionTreeClassifier.
 */
export function giniTrees(
  data: OrderedFeatures,
  classes: Int32Array,
  count: number,
  options: GiniTreeOptions,
): GiniTrees {
  const { features, samples, codes, counts } = data;
  const order = Uint32Array.from({ length: features }, (_, j) => j);
  const keys = new Uint32Array(samples);
  const table = new Uint32Array(counts.reduce((most, n) => Math.max(most, n), 0) * count);
  const [left, all] = [new Float64Array(count), new Float64Array(count)];

  /** Sum of squared class sizes over their sum, of both sides: the larger, the purer. */
  const bestCut = (rows: Uint32Array, feature: number): { purity: number; code: number } => {
    const from = feature * samples;
    const size = rows.length;
    let best = { purity: -1, code: -1 };
    left.fill(0);
    let before = 0;
    let leftSquares = 0;
    let rightSquares = all.reduce((sum, value) => sum + value * value, 0);
    const add = (c: number, times: number) => {
      const [l, r] = [left[c]!, all[c]! - left[c]!];
      leftSquares += times * (2 * l + times);
      rightSquares += times * (times - 2 * r);
      left[c] = l + times;
      before += times;
    };
    const look = (code: number) => {
      if (before < options.minLeaf || size - before < options.minLeaf || before === size) return;
      const purity = leftSquares / before + rightSquares / (size - before);
      if (purity > best.purity) best = { purity, code };
    };
    const width = counts[feature]!;
    if (size * Math.log2(size) < 0.4 * width * count) {
      // So few samples that sorting their codes, with the class in the low digits, is faster than reading the table.
      const own = keys.subarray(0, size);
      for (let i = 0; i < size; i++) own[i] = codes[from + rows[i]!]! * count + classes[rows[i]!]!;
      own.sort();
      for (let i = 0; i < size;) {
        const code = Math.floor(own[i]! / count);
        for (; i < size && own[i]! < (code + 1) * count; i++) add(own[i]! - code * count, 1);
        look(code);
      }
    } else {
      const own = table.fill(0, 0, width * count);
      for (let i = 0; i < size; i++) own[codes[from + rows[i]!]! * count + classes[rows[i]!]!]!++;
      for (let code = 0; code < width; code++) {
        const seen = before;
        for (let c = 0; c < count; c++) if (own[code * count + c]! > 0) add(c, own[code * count + c]!);
        if (before > seen) look(code);
      }
    }
    return best;
  };

  const isConstant = (rows: Uint32Array, feature: number) => {
    const from = feature * samples;
    const first = codes[from + rows[0]!]!;
    for (let i = 1; i < rows.length; i++) if (codes[from + rows[i]!] !== first) return false;
    return true;
  };

  return {
    async grow(given, random, breathe) {
      const importance = new Float64Array(features);
      const rows = given.slice();
      const pending = [{ from: 0, to: rows.length, depth: 0 }];
      while (pending.length > 0) {
        const { from, to, depth } = pending.pop()!;
        await breathe(from); // the left part of a node is grown first, so all before it is done
        const own = rows.subarray(from, to);
        if (own.length < options.minSplit || own.length < 2 * options.minLeaf) continue;
        if (options.depth !== null && depth >= options.depth) continue;
        all.fill(0);
        for (const row of own) all[classes[row]!]!++;
        const present = all.reduce((sum, value) => sum + value * value, 0) / own.length;
        if (present === own.length) continue; // pure
        let best = { purity: -1, code: -1, feature: -1 };
        // As in the reference a constant feature counts as looked at, but one that is not constant is always found.
        for (let tried = 0, useful = 0; tried < features && (tried < options.tried || useful === 0); tried++) {
          const at = tried + (options.tried < features ? random.integer(features - tried) : 0);
          const feature = order[at]!;
          order[at] = order[tried]!;
          order[tried] = feature;
          if (isConstant(own, feature)) continue;
          useful++;
          const cut = bestCut(own, feature);
          if (cut.purity > best.purity) best = { ...cut, feature };
        }
        if (best.feature < 0) continue;
        importance[best.feature]! += Math.max(0, best.purity - present) / rows.length;
        const middle = from + split(own, codes, best.feature * samples, best.code);
        pending.push({ from: middle, to, depth: depth + 1 }, { from, to: middle, depth: depth + 1 });
      }
      const total = importance.reduce((sum, value) => sum + value, 0);
      return total > leastGain ? importance.map((value) => value / total) : importance.fill(0);
    },
  };
}

/** Brings the rows with codes up to `code` to the front, in place; returns how many they are. */
export function split(rows: Uint32Array, codes: Uint16Array, from: number, code: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const row = rows[low]!;
    if (codes[from + row]! <= code) low++;
    else {
      rows[low] = rows[--high]!;
      rows[high] = row;
    }
  }
  return low;
}
