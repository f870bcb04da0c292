import type { Random } from "../random.js";
import { communitySizes, type Task } from "./partition.js";

/** How much chance there is in a merger: gains are divided by it (the paper's θ, with its value). */
const temperature = 0.01;

/**
 * Splits communities into well-connected parts: within each, nodes start alone and join parts at random, better ones more
 * often, never where that loses (Traag, Waltman & van Eck 2019, A.2: refinement).
 *
 * @param membership community of each node
 * @returns part of each node; a part lies within one community
 */
export function refine({ graph, sizes, gamma }: Task, membership: Int32Array, random: Random): Int32Array {
  const { count, start, other, weight } = graph;
  const parts = Int32Array.from({ length: count }, (_, i) => i);
  const community = communitySizes(sizes, membership, count);
  const total = sizes.slice();
  const alone = new Uint8Array(count).fill(1);
  /** Weight of the edges from a part to the rest of its community. */
  const outside = new Float64Array(count);
  for (let i = 0; i < count; i++)
    for (let e = start[i]!; e < start[i + 1]!; e++)
      if (membership[other[e]!] === membership[i]) outside[i]! += weight[e]!;

  /** Weight to each part that the node's neighbours are in, and which these are; zeros between nodes. */
  const sums = new Float64Array(count);
  const touched = new Int32Array(count);
  const chances = new Float64Array(count);
  for (const node of random.shuffle(Int32Array.from({ length: count }, (_, i) => i))) {
    const within = community[membership[node]!]!;
    const size = sizes[node]!;
    const toCommunity = outside[node]!;
    if (alone[node] === 0 || toCommunity < gamma * size * (within - size)) continue;
    let met = 0;
    for (let e = start[node]!, last = start[node + 1]!; e < last; e++) {
      if (membership[other[e]!] !== membership[node]) continue;
      const part = parts[other[e]!]!;
      if (sums[part] === 0) touched[met++] = part; // weights are above 0
      sums[part]! += weight[e]!;
    }
    // Gains are taken relative to the largest, so that no exponential overflows; staying alone gains 0.
    let largest = 0;
    for (let k = 0; k < met; k++) {
      const part = touched[k]!;
      const connected = outside[part]! >= gamma * total[part]! * (within - total[part]!);
      const gain = sums[part]! - gamma * size * total[part]!;
      chances[k] = connected && gain >= 0 ? gain : -1;
      if (chances[k]! > largest) largest = chances[k]!;
    }
    const stay = Math.exp(-largest / temperature);
    let sum = stay;
    for (let k = 0; k < met; k++) {
      chances[k] = chances[k]! < 0 ? 0 : Math.exp((chances[k]! - largest) / temperature);
      sum += chances[k]!;
    }
    let drawn = random.next() * sum - stay;
    let chosen = -1;
    let joined = 0;
    for (let k = 0; k < met; k++) {
      const part = touched[k]!;
      if (drawn >= 0 && chances[k]! > 0) {
        chosen = part;
        joined = sums[part]!;
        drawn -= chances[k]!;
      }
      sums[part] = 0;
    }
    if (chosen < 0) continue;
    parts[node] = chosen;
    alone[chosen] = 0;
    total[chosen]! += size;
    total[node] = 0;
    outside[chosen]! += toCommunity - 2 * joined;
  }
  return parts;
}
