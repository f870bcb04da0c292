import { OmixelError } from "../../errors.js";
import { type Hierarchy, spelling } from "../placing/hierarchy.js";

/** A group with the groups and the features (by number) that lie in it and in no smaller one. */
export interface TreeNode {
  readonly name: string;
  readonly children: TreeNode[];
  readonly features: number[];
}

/**
 * The part of a hierarchy that holds features of a table. A feature that is in several groups is put into the smallest
 * (by features of the table; of equals the first in the file), a group with several parents under the first.
 *
 * @param file named in errors
 * @returns the root, which has no name, and one byte a feature: whether it is in the tree
 * @throws MalformedTable where a group lies in itself
 */
export function featureTree(
  { groups, parentOf }: Hierarchy,
  features: readonly string[],
  file: string,
): { root: TreeNode; known: Uint8Array } {
  const called = new Map<string, number[]>();
  features.forEach((name, f) => {
    const same = called.get(spelling(name));
    if (same) same.push(f);
    else called.set(spelling(name), [f]);
  });
  const own = new Array<string | undefined>(features.length);
  const size = new Float64Array(features.length).fill(Infinity);
  for (const { node, genes } of groups) {
    const members = new Set(genes.flatMap((gene) => called.get(spelling(gene)) ?? []));
    for (const f of members) {
      if (members.size >= size[f]!) continue;
      size[f] = members.size;
      own[f] = node;
    }
  }
  const root: TreeNode = { name: "", children: [], features: [] };
  const nodes = new Map<string, TreeNode>();
  own.forEach((name, f) => name !== undefined && nodeOf(name).features.push(f));
  return { root, known: Uint8Array.from(own, (name) => (name === undefined ? 0 : 1)) };

  function nodeOf(name: string): TreeNode {
    const lowest = { name, children: [], features: [] };
    const begun = new Set([name]);
    for (let [at, child]: [string, TreeNode] = [name, lowest]; ;) {
      const known = nodes.get(at);
      if (known && at === name) return known;
      nodes.set(at, child);
      const above = parentOf.get(at);
      if (above !== undefined && begun.has(above)) throw circle(above, file);
      const parent = above === undefined ? root : nodes.get(above);
      if (parent) {
        parent.children.push(child);
        return lowest;
      }
      begun.add(above!);
      [at, child] = [above!, { name: above!, children: [child], features: [] }];
    }
  }
}

function circle(name: string, file: string): OmixelError {
  const what = `The group "${name}" lies in itself: the tree runs in a circle.`;
  return new OmixelError("MalformedTable", what, "Take one of the lines of the circle out.", { file });
}
