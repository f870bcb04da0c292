import { requireOneOf, requireWhole } from "../prepare/require.js";

/** When a classification tree stops growing. */
export interface TreeLimits {
  /** Most splits between root and leaf, 1 or more; null = until the leaves are pure. Default null. */
  readonly depth: number | null;
  /** Least samples in a node that is split, 2 or more. Default 2. */
  readonly minSplit: number;
  /** Least samples in a leaf, 1 or more. Default 1. */
  readonly minLeaf: number;
}

/** What a forest lets one choose. */
export interface ForestLimits extends TreeLimits {
  /** Trees, 1 or more. Default 500. */
  readonly trees: number;
  /** Features looked at for each split: "sqrt" or "log2" of their number, or "all". Default "sqrt". */
  readonly tried: "sqrt" | "log2" | "all";
}

/** The defaults of the reference, but for as many trees as papers grow. */
export const forestDefaults: Readonly<ForestLimits> = Object.freeze({
  trees: 500,
  depth: null,
  minSplit: 2,
  minLeaf: 1,
  tried: "sqrt",
});

/** @throws InvalidOption; the same rules hold for a tree and for a forest of them */
export function checkTree(name: string, { depth, minSplit, minLeaf }: TreeLimits): void {
  if (depth !== null) requireWhole(name, "depth", depth, 1, "Use null for as many splits as there are.");
  requireWhole(name, "minSplit", minSplit, 2, "Use 2.");
  requireWhole(name, "minLeaf", minLeaf, 1, "Use 1.");
}

/** @throws InvalidOption; UnknownName */
export function checkForest(name: string, options: ForestLimits): void {
  checkTree(name, options);
  requireWhole(name, "trees", options.trees, 1, "Use 500.");
  requireOneOf(name, "tried", options.tried, ["sqrt", "log2", "all"]);
}

/** How many features are looked at for a split. */
export function triedOf(tried: ForestLimits["tried"], features: number): number {
  return Math.max(1, Math.floor({ sqrt: Math.sqrt(features), log2: Math.log2(features), all: features }[tried]));
}
