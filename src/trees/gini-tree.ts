import type { Random } from "../random.js";
import { constant, type Cuts } from "./cuts.js";
import { middleOf, type TreeTable } from "./table.js";
import type { TreeNodes } from "./tree-nodes.js";

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

/** What a tree learns: the class of each sample. */
export interface TreeClasses {
  readonly features: number;
  readonly classes: Int32Array;
  readonly count: number;
}

/** Where grown trees are kept, and the table whose values they ask for. */
export interface Kept {
  readonly nodes: TreeNodes;
  readonly table: TreeTable;
  /** The middle between neighbours, or the cut itself, where that is a value already. */
  readonly thresholds: "middle" | "cut";
}

/** Grows trees on one table; its arrays serve for all of them. */
export interface GiniTrees {
  /**
   * Mean decrease of impurity by each feature in one tree, scaled to sum to 1; zeros where there is no split.
   *
   * @param rows samples the tree learns from; one that was drawn twice stands there twice
   * @param breathe called between nodes with the number of different samples that are in leaves already
   */
  grow(rows: Uint32Array, random: Random, breathe: (settled: number) => Promise<void>): Promise<Float64Array>;
  /** Draws features from their first order again, so that the next tree does not depend on those before it. */
  reset(): void;
}

/** Gains below this are rounding. */
const leastGain = 1e-14;

/**
 * Classification trees by Gini's impurity (CART, Breiman et al. 1984).
 * Reference: sklearn.tree.DecisionTreeClassifier; equal samples are counted, not repeated.
 *
 * @param kept keeps the trees as well; a leaf says the shares of the classes
 */
export function giniTrees(
  { features, classes, count }: TreeClasses,
  cuts: Cuts,
  options: GiniTreeOptions,
  kept?: Kept,
): GiniTrees {
  const samples = classes.length;
  const order = Uint32Array.from({ length: features }, (_, j) => j);
  const drawn = new Uint32Array(samples);
  const nodeClasses = new Int32Array(samples);
  const nodeWeights = new Uint32Array(samples);
  const all = new Float64Array(count);
  const shares = new Float64Array(count);

  /** Fills in what a node's samples are; returns the sum of their weights. */
  const gather = (rows: Uint32Array) => {
    all.fill(0);
    let size = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const weight = drawn[row]!;
      nodeWeights[i] = weight;
      nodeClasses[i] = classes[row]!;
      all[classes[row]!]! += weight;
      size += weight;
    }
    return size;
  };

  return {
    reset() {
      for (let j = 0; j < features; j++) order[j] = j;
    },
    async grow(given, random, breathe) {
      const importance = new Float64Array(features);
      drawn.fill(0);
      for (const row of given) drawn[row]!++;
      const rows = Uint32Array.from(drawn.keys()).filter((row) => drawn[row]! > 0);
      const pending = [{ from: 0, to: rows.length, depth: 0, node: kept?.nodes.root() ?? 0 }];
      while (pending.length > 0) {
        const { from, to, depth, node } = pending.pop()!;
        await breathe(from); // the left part of a node is grown first, so all before it is done
        const own = rows.subarray(from, to);
        const size = gather(own);
        if (kept) {
          for (let c = 0; c < count; c++) shares[c] = all[c]! / size;
          kept.nodes.say(node, shares);
          kept.nodes.cover(node, size);
        }
        if (size < options.minSplit || size < 2 * options.minLeaf) continue;
        if (options.depth !== null && depth >= options.depth) continue;
        const present = all.reduce((sum, value) => sum + value * value, 0) / size;
        if (present === size) continue; // pure
        cuts.enter({ rows: own, weights: nodeWeights, classes: nodeClasses, size, all });
        let best = { purity: -1, cut: -1, feature: -1 };
        // As in the reference a constant feature counts as looked at, but one that is not constant is always found.
        for (let tried = 0, useful = 0; tried < features && (tried < options.tried || useful === 0); tried++) {
          const at = tried + (options.tried < features ? random.integer(features - tried) : 0);
          const feature = order[at]!;
          order[at] = order[tried]!;
          order[tried] = feature;
          const purity = cuts.look(feature, random);
          if (purity === constant) continue;
          useful++;
          if (purity > best.purity) best = { purity, cut: cuts.cut(), feature };
        }
        if (best.feature < 0) continue;
        importance[best.feature]! += Math.max(0, best.purity - present) / given.length;
        const lower = cuts.part(own, best.feature, best.cut);
        const middle = from + lower;
        let left = 0;
        if (kept) {
          const { nodes, table, thresholds } = kept;
          const threshold = thresholds === "cut" ? best.cut : middleOf(table, best.feature, own, lower);
          left = nodes.split(node, best.feature, threshold);
        }
        pending.push(
          { from: middle, to, depth: depth + 1, node: left + 1 },
          { from, to: middle, depth: depth + 1, node: left },
        );
      }
      const total = importance.reduce((sum, value) => sum + value, 0);
      return total > leastGain ? importance.map((value) => value / total) : importance.fill(0);
    },
  };
}
