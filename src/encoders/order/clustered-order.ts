import type { Context } from "../../context.js";
import { type Dense, dense } from "../../data/dense.js";
import { pace } from "../../embed/pace.js";
import { OmixelError } from "../../errors.js";
import { leavesOf } from "../../math/leaf-order.js";
import { linkageRounds } from "../../math/linkage.js";
import { optimalLeafRounds } from "../../math/optimal-leaf-order.js";
import { inTurns } from "../../math/rounds.js";
import { rowDistanceRounds } from "../../math/row-distances.js";
import type { Training } from "../encoder-method.js";

/** Distances of more features take long, and room: some ten seconds and 300 MB for as many as this. */
export const MOST_CLUSTERED = 4000;

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
  if (columns.length > MOST_CLUSTERED)
    throw new OmixelError(
      "UnsuitableData",
      `${columns.length} features are to be clustered, but at most ${MOST_CLUSTERED} can be.`,
      `Choose top: ${MOST_CLUSTERED}, or order: "chromosome" or "ranked".`,
      { step },
    );
  const breathe = pace(ctx, step, 300);
  const part = (before: number) => (share: number) => breathe(100 * before + Math.round(100 * share));
  const distance = await inTurns(rowDistanceRounds(columnsAsRows(values, columns), "correlation"), part(0));
  const tree = await inTurns(linkageRounds(distance, "average"), part(1));
  const leaves =
    columns.length <= mostTurned
      ? await inTurns(optimalLeafRounds(tree, distance), part(2))
      : leavesOf(tree, columns.length);
  return leaves.map((leaf) => columns[leaf]!);
}

function columnsAsRows({ rows, columns: width, values }: Dense, columns: Uint32Array): Dense {
  const out = dense(columns.length, rows);
  columns.forEach((column, at) => {
    for (let i = 0; i < rows; i++) out.values[at * rows + i] = values[i * width + column]!;
  });
  return out;
}
