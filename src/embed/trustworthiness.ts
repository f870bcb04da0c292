import type { Context } from "../context.js";
import type { RealMatrix } from "../engine/linalg.js";
import { requireOption } from "../registry.js";
import { nearestNeighbours } from "./neighbours.js";
import { requirePoints } from "./points.js";

/**
 * How far an embedding can be trusted: neighbours in the picture that are none among the points cost by how far off
 * they are (Venna & Kaski 2001). 1 = every neighbour is real. Reference: sklearn.manifold.trustworthiness.
 *
 * @param points n × dimensions
 * @param embedding n × components
 * @param k size of a neighbourhood, 1 … less than n / 2
 * @returns a number up to 1
 * @throws InvalidOption for another k or for matrices of unequal length
 */
export async function trustworthiness(
  points: RealMatrix,
  embedding: RealMatrix,
  k: number,
  ctx: Context,
): Promise<number> {
  const count = points.rows;
  requireOption(
    embedding.rows === count,
    "trustworthiness",
    `There are ${count} points but ${embedding.rows} places.`,
    "Give the embedding of these points.",
  );
  requireOption(
    Number.isInteger(k) && k >= 1 && k < count / 2,
    "trustworthiness",
    `k is ${k} for ${count} points.`,
    "Choose an integer of at least 1 and less than half the points.",
  );
  requirePoints(points, "trustworthiness");
  const exact = { method: "exact" } as const;
  const real = await nearestNeighbours(points, count - 1, exact, ctx);
  const seen = await nearestNeighbours(embedding, k, exact, ctx);
  const rank = new Int32Array(count);
  let cost = 0;
  for (let i = 0; i < count; i++) {
    for (let r = 0; r < count - 1; r++) rank[real.indices[i * (count - 1) + r]!] = r + 1;
    for (let r = 0; r < k; r++) cost += Math.max(0, rank[seen.indices[i * k + r]!]! - k);
  }
  return 1 - (cost * 2) / (count * k * (2 * count - 3 * k - 1));
}
