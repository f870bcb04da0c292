import { type Box, squarify } from "../../math/squarify.js";
import type { TreeNode } from "./feature-tree.js";

/**
 * A rectangle for each feature of a tree: those of a group fill a rectangle, and groups of a group likewise (squarified
 * treemap, Bruls et al. 2000). In each the heaviest comes first; of equals groups before features, then in their order.
 *
 * @param weights area of each feature, above 0, in any unit
 * @returns left, top, width and height, features × 4; zeros for features outside of the tree
 */
export function treeMap(root: TreeNode, weights: Float64Array, box: Box): Float64Array {
  const out = new Float64Array(4 * weights.length);
  const heavy = new Map<TreeNode, number>();
  weigh(root);
  fill(root, box);
  return out;

  function weigh(node: TreeNode): number {
    const own = node.features.reduce((sum, f) => sum + weights[f]!, 0);
    const all = node.children.reduce((sum, child) => sum + weigh(child), own);
    heavy.set(node, all);
    return all;
  }

  function fill(node: TreeNode, within: Box): void {
    const children = [...node.children].sort((a, b) => (a.name < b.name ? -1 : 1));
    const parts = [
      ...children.map((child) => ({ part: child as TreeNode | number, weight: heavy.get(child)! })),
      ...node.features.map((f) => ({ part: f as TreeNode | number, weight: weights[f]! })),
    ].sort((a, b) => b.weight - a.weight);
    const boxes = squarify(
      parts.map(({ weight }) => weight),
      within,
    );
    parts.forEach(({ part }, i) => {
      const [left, top, width, height] = boxes.subarray(4 * i, 4 * i + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      if (typeof part === "number") out.set([left, top, width, height], 4 * part);
      else fill(part, { left, top, width, height });
    });
  }
}
