import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.js";
import { type Dense, dense } from "../data/dense.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { leavesOf } from "../math/leaf-order.js";
import { linkage } from "../math/linkage.js";
import { optimalLeafOrder } from "../math/optimal-leaf-order.js";
import { rowDistances } from "../math/row-distances.js";
import type { Training } from "./encoder-method.js";

/** Distances of more features take long, and room: some ten seconds and 300 MB for as many as this. */
const mostClustered = 4000;

/** Turning the forks takes time with the third power of the features: some seconds for as many as this. */
const mostTurned = 1500;

/**
 * Columns in the order of the leaves of an average-linkage tree by correlation. Up to 1,500 columns its forks are turned so
 * that neighbours are nearest; of more, the part that merged earlier goes first.
 *
 * @throws UnsuitableData for more than 4,000 columns
 */
export async function clusteredOrder(
  step: string,
  { values }: Training,
  columns: Uint32Array,
  ctx: Context,
): Promise<Uint32Array> {
  if (columns.length > mostClustered)
    throw new OmixelError(
      "UnsuitableData",
      `${columns.length} features are to be clustered, but at most ${mostClustered} can be.`,
      `Choose top: ${mostClustered}, or order: "chromosome" or "ranked".`,
      { step },
    );
  const rest = async (done: number) => {
    ctx.progress({ kind: "step", step, done, of: 3 });
    await setImmediate();
    throwIfAborted(ctx.signal);
  };
  const distance = rowDistances(columnsAsRows(values, columns), "correlation");
  await rest(1);
  const tree = linkage(distance, "average");
  await rest(2);
  const leaves = columns.length <= mostTurned ? optimalLeafOrder(tree, distance) : leavesOf(tree, columns.length);
  await rest(3);
  return leaves.map((leaf) => columns[leaf]!);
}

function columnsAsRows({ rows, columns: width, values }: Dense, columns: Uint32Array): Dense {
  const out = dense(columns.length, rows);
  columns.forEach((column, at) => {
    for (let i = 0; i < rows; i++) out.values[at * rows + i] = values[i * width + column]!;
  });
  return out;
}
