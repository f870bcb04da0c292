import { seededRandom } from "../random.js";
import { bestCuts } from "./best-cuts.js";
import type { Crew } from "./crew.js";
import { type GiniTreeOptions, giniTrees } from "./gini-tree.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { randomCuts } from "./random-cuts.js";
import type { TreeTable } from "./table.js";
import { type GrownTrees, TreeNodes } from "./tree-nodes.js";

/** How a forest grows. */
export interface ForestOptions extends GiniTreeOptions {
  readonly trees: number;
  /** Whether each tree learns from as many samples drawn with replacement, or from all. */
  readonly bootstrap: boolean;
  /** The best cut of each feature that is tried, or one at random. */
  readonly cuts: "best" | "random";
}

/**
 * The trees of a forest that this thread takes. A tree's chance hangs on its number alone.
 *
 * @param data codes of the table, where the best cuts are sought
 */
export async function growForest(
  table: TreeTable,
  data: OrderedFeatures | undefined,
  { classes, count }: { readonly classes: Int32Array; readonly count: number },
  options: ForestOptions,
  seed: string,
  crew: Crew,
): Promise<GrownTrees> {
  const nodes = new TreeNodes(count);
  const cuts = data ? bestCuts(data, count, options.minLeaf) : randomCuts(table, count, options.minLeaf);
  const kept = { nodes, table, thresholds: data ? "middle" : "cut" } as const;
  const forest = giniTrees({ features: table.features, classes, count }, cuts, options, kept);
  const every = Uint32Array.from(classes.keys());
  const places: number[] = [];
  for (let t = crew.take(); t < options.trees; t = crew.take()) {
    const random = seededRandom(`${seed}/${t}`);
    const rows = options.bootstrap ? every.map(() => random.integer(classes.length)) : every;
    forest.reset();
    await forest.grow(rows, random, () => crew.breathe(0));
    places.push(t);
    await crew.breathe(1);
  }
  return { trees: nodes.trees(), places };
}
