import { type Context, warn } from "../context.js";
import type { RealMatrix } from "../engine/linalg.js";
import type { Place } from "./exact-neighbours.js";
import { pace } from "./pace.js";

/** Links a node keeps, and nodes looked at while adding and searching: recall above 0.95 on 50 dimensions (tests). */
const graph = { connectivity: 16, expansion_add: 128, expansion_search: 128 };
const batch = 512;

/**
 * Candidates out of a hierarchical navigable small-world graph (Malkov & Yashunin 2020) that `usearch` builds on
 * one thread, since the graph depends on the order of insertion.
 *
 * @param unit whether nearness is the product of the rows, which have length 1 (or 0); else Euclidean
 * @returns false, after a warning, when the optional package is not installed
 */
export async function approximateCandidates(
  points: RealMatrix,
  unit: boolean,
  k: number,
  place: Place,
  ctx: Context,
): Promise<boolean> {
  const usearch = await import("usearch").catch(() => undefined);
  if (!usearch) {
    warn(ctx, "neighbours", "The optional package usearch is not installed, so all pairs are compared, which is slow.");
    return false;
  }
  const { rows, columns } = points;
  const values = points.values instanceof Float32Array ? points.values : Float32Array.from(points.values);
  const index = new usearch.Index({
    ...graph,
    dimensions: columns,
    metric: unit ? usearch.MetricKind.IP : usearch.MetricKind.L2sq,
    quantization: usearch.ScalarKind.F32,
    expansion_search: Math.max(graph.expansion_search, 2 * k),
    multi: false,
  });
  const breathe = pace(ctx, "neighbours", 2 * rows);
  for (let start = 0; start < rows; start += batch) {
    const end = Math.min(start + batch, rows);
    const keys = BigUint64Array.from({ length: end - start }, (_, i) => BigInt(start + i));
    index.add(keys, values.subarray(start * columns, end * columns), 1);
    await breathe(end);
  }
  for (let row = 0; row < rows; row++) {
    const { keys } = index.search(values.subarray(row * columns, (row + 1) * columns), k + 1, 1);
    place(
      row,
      Int32Array.from(keys, Number)
        .filter((other) => other !== row)
        .subarray(0, k),
    );
    await breathe(rows + row);
  }
  return true;
}
