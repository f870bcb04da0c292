import { type Context, warn } from "../../context.js";
import { OmixelError } from "../../errors.js";
import { type Hierarchy, spelling } from "../placing/hierarchy.js";
import type { Pathway } from "./pathway.js";

/**
 * Gene sets cut to the features of a table, in their order, without those that are too small or too large.
 *
 * @throws UnsuitableData where none is left
 */
export function chosenPathways(
  step: string,
  { groups }: Hierarchy,
  features: readonly string[],
  { fewest, most }: { readonly fewest: number; readonly most: number },
  ctx: Context,
): Pathway[] {
  const called = new Map<string, number[]>();
  features.forEach((name, f) => called.set(spelling(name), [...(called.get(spelling(name)) ?? []), f]));
  const all = groups.map(({ node, genes }) => ({
    node,
    members: Uint32Array.from(new Set(genes.flatMap((gene) => called.get(spelling(gene)) ?? []))).sort(),
  }));
  const chosen = all.filter(({ members }) => members.length >= fewest && members.length <= most);
  if (chosen.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      `None of ${all.length} gene sets has ${fewest} to ${most} of the ${features.length} features.`,
      "Use the same kind of names, or choose other numbers: { fewest: 2 }.",
      { step },
    );
  if (chosen.length < all.length)
    warn(
      ctx,
      step,
      `${chosen.length} of ${all.length} gene sets have ${fewest} to ${most} of the features; the others are left out.`,
    );
  return chosen;
}

/** The order of pathways in which a walk down the tree meets them; nodes of one parent, and roots, by name. */
export function hierarchyOrder({ parentOf }: Hierarchy, pathways: readonly Pathway[]): Uint32Array {
  const paths = pathways.map(({ node }) => {
    const path = [node];
    for (let above = parentOf.get(node); above !== undefined && !path.includes(above); above = parentOf.get(above))
      path.unshift(above);
    return path.join("\0");
  });
  return Uint32Array.from(pathways.keys()).sort((a, b) =>
    paths[a]! < paths[b]! ? -1 : paths[a]! > paths[b]! ? 1 : a - b,
  );
}
