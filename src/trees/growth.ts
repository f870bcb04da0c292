import type { FeatureShare } from "./feature-share.js";
import type { OrderedRows } from "./ordered-rows.js";
import type { TreeTable } from "./table.js";
import type { TreeNodes } from "./tree-nodes.js";

/** How a tree of second-order boosting grows: the leaf that gains most is split next. */
export interface GrowthOptions {
  /** Most splits between root and leaf. */
  readonly depth: number;
  /** Most leaves; Infinity with a depth makes the tree grow level by level. */
  readonly leaves: number;
  /** Added to the second derivatives of a leaf, 0 or more. */
  readonly lambda: number;
  /** A split gains more than this. */
  readonly minGain: number;
  /** Least sum of second derivatives in a leaf. */
  readonly minHessian: number;
  /** Least samples in a leaf. */
  readonly minSamples: number;
}

/** Grows trees on one table; its arrays serve for all of them. */
export interface GradientTrees {
  /**
   * One tree for these derivatives of the loss.
   *
   * @param leafOf gets the leaf of each sample
   * @param importance gets the gains of the splits added, feature by feature
   * @returns number of leaves
   */
  grow(gradient: Float64Array, hessian: Float64Array, leafOf: Int32Array, importance: Float64Array): number;
  /** Tells what the leaves of the last tree say, where trees are kept. */
  say(values: Float64Array): void;
}

/** Samples up to a code of a feature, and those above it. */
export interface Cut {
  readonly gain: number;
  readonly feature: number;
  readonly code: number;
}

/** Where grown trees are kept, and the table whose values they ask for. */
export interface KeptGrowth {
  readonly nodes: TreeNodes;
  readonly table: TreeTable;
  /**
   * What a threshold is the middle between: neighbours in the node, or the first value of the upper side and the one before
   * it in the whole table.
   */
  readonly between: "node" | "table";
  /** What covers a node: its samples, or the sum of their second derivatives. */
  readonly covers: "samples" | "hessian";
}

/** How trees grow beside their options. */
export interface GrowthSetting {
  readonly share?: FeatureShare;
  /** Memory for the samples in the order of each feature (`ordersOf`), where several threads grow the same trees. */
  readonly rows?: OrderedRows;
  readonly kept?: KeptGrowth;
}
