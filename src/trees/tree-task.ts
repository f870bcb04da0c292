import { seededRandom } from "../random.js";
import { boost } from "./boosting.js";
import { codeTable } from "./code-table.js";
import type { Crew } from "./crew.js";
import { featureShare } from "./feature-share.js";
import { type ForestOptions, growForest } from "./forest.js";
import type { GrowthOptions, KeptGrowth } from "./growth.js";
import { outputsOf, plainMargins } from "./margins.js";
import { boostOblivious, type ObliviousOptions } from "./oblivious-boosting.js";
import { mostCodes } from "./ordered-features.js";
import type { OrderedRows } from "./ordered-rows.js";
import type { TreeTable } from "./table.js";
import { type GrownTrees, TreeNodes } from "./tree-nodes.js";

/** How trees are boosted. */
export interface BoostingOptions extends GrowthOptions, Pick<KeptGrowth, "between" | "covers"> {
  readonly rounds: number;
  readonly learningRate: number;
  /** Factor on the second derivatives of the softmax. */
  readonly curvature: number;
  /** Most values of a feature that are told apart. */
  readonly bins: number;
  readonly unsplit: "moves" | "ends";
}

/** Trees to be grown; plain data, so that it is handed to threads. */
export interface TreeTask {
  readonly table: TreeTable;
  /** Class of each sample, and how many there are. */
  readonly classes: Int32Array;
  readonly count: number;
  readonly seed: string;
  readonly grows:
    | { readonly kind: "forest"; readonly options: ForestOptions }
    | { readonly kind: "boosting"; readonly options: BoostingOptions }
    | { readonly kind: "oblivious"; readonly options: ObliviousOptions };
  /** Room for the codes of the table, and how many each feature has. */
  readonly codes: Uint16Array;
  readonly counts: Uint32Array;
  /** Room for the samples in the order of each feature, where trees are boosted. */
  readonly rows: OrderedRows;
}

/** Pieces of work of a task, for the progress events: trees. */
export function piecesOf({ grows, count }: Pick<TreeTask, "grows" | "count">): number {
  if (grows.kind === "forest") return grows.options.trees;
  return grows.options.rounds * (grows.kind === "oblivious" ? 1 : outputsOf(count));
}

/** Values that will be looked at, roughly: whether threads are worth their start. */
export function effortOf({ grows, count, table }: Pick<TreeTask, "grows" | "count" | "table">): number {
  const tried = grows.kind === "forest" ? grows.options.tried : table.features;
  return piecesOf({ grows, count }) * tried * table.samples * Math.max(1, Math.log2(table.samples));
}

/** Whether the task asks for codes. */
export function needsCodes({ grows }: Pick<TreeTask, "grows">): boolean {
  return grows.kind !== "forest" || grows.options.cuts === "best";
}

/**
 * Orders of the samples that are kept of each feature: of boosted trees by its values, and where nodes are parted node by
 * node as well.
 */
export function ordersOf({ grows }: Pick<TreeTask, "grows">): number {
  return { forest: 0, boosting: 2, oblivious: 1 }[grows.kind];
}

/** One thread's part of a task. Of boosted trees each thread has all. */
export async function runTask(task: TreeTask, crew: Crew): Promise<GrownTrees> {
  const { table, classes, count, grows, seed } = task;
  const coded = (most: number) => codeTable(table, most, task.codes, task.counts, crew);
  if (grows.kind === "forest") {
    const data = grows.options.cuts === "best" ? await coded(mostCodes) : undefined;
    return growForest(table, data, { classes, count }, grows.options, seed, crew);
  }
  const data = await coded(grows.options.bins);
  const nodes = new TreeNodes(grows.kind === "oblivious" ? outputsOf(count) : 1);
  const setting = { share: featureShare(table.features, crew), rows: task.rows, breathe: () => crew.breathe(1) };
  if (grows.kind === "oblivious") {
    const kept = { nodes, table };
    await boostOblivious(data, classes, count, grows.options, seededRandom(seed), { ...setting, kept });
  } else {
    const margins = plainMargins(classes, count, { ...grows.options, curvature: () => grows.options.curvature });
    await boost(data, margins, grows.options, {
      ...grows.options,
      ...setting,
      kept: { ...grows.options, nodes, table },
    });
  }
  const trees = nodes.trees();
  return { trees, places: Array.from(trees.roots.keys()) };
}
