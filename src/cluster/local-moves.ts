import type { Random } from "../random.js";
import { communitySizes, type Task } from "./partition.js";

/** Gains below this are rounding. */
const leastGain = 1e-12;

/**
 * Moves single nodes to the community where they gain most, or to one of their own, until no node gains: Leiden's fast
 * local moving, in which only nodes whose neighbours moved are looked at again (Traag, Waltman & van Eck 2019, A.2).
 *
 * @param membership community of each node, 0 … count - 1; changed in place
 * @returns whether any node moved
 */
export function moveNodes({ graph, sizes, gamma }: Task, membership: Int32Array, random: Random): boolean {
  const { count, start, other, weight } = graph;
  const total = communitySizes(sizes, membership, count);
  const members = new Int32Array(count);
  for (let i = 0; i < count; i++) members[membership[i]!]!++;
  const empty = new Int32Array(count);
  let empties = 0;
  for (let c = count - 1; c >= 0; c--) if (members[c] === 0) empty[empties++] = c;

  const queue = random.shuffle(Int32Array.from({ length: count }, (_, i) => i));
  const waits = new Uint8Array(count).fill(1);
  /** Weight to each community that the node's neighbours are in, and which these are; zeros between nodes. */
  const sums = new Float64Array(count);
  const touched = new Int32Array(count);
  let moved = false;
  for (let head = 0, waiting = count; waiting > 0; waiting--) {
    const node = queue[head]!;
    head = head + 1 === count ? 0 : head + 1;
    waits[node] = 0;
    const own = membership[node]!;
    const size = sizes[node]!;
    total[own]! -= size;
    members[own]!--;
    if (members[own] === 0) empty[empties++] = own;

    const last = start[node + 1]!;
    let met = 0;
    for (let e = start[node]!; e < last; e++) {
      const community = membership[other[e]!]!;
      if (sums[community] === 0) touched[met++] = community; // weights are above 0
      sums[community]! += weight[e]!;
    }
    const cost = gamma * size;
    let best = own;
    let most = sums[own]! - cost * total[own]! + leastGain;
    for (let k = 0; k < met; k++) {
      const community = touched[k]!;
      const gain = sums[community]! - cost * total[community]!;
      sums[community] = 0;
      if (gain > most) {
        best = community;
        most = gain;
      }
    }
    if (most < 0) best = empty[empties - 1]!; // alone it gains nothing and loses nothing
    total[best]! += size;
    if (members[best] === 0) empties = without(empty, empties, best);
    members[best]!++;
    if (best === own) continue;
    membership[node] = best;
    moved = true;
    for (let e = start[node]!; e < last; e++) {
      const neighbour = other[e]!;
      if (waits[neighbour] === 1 || membership[neighbour] === best) continue;
      waits[neighbour] = 1;
      let tail = head + waiting - 1;
      if (tail >= count) tail -= count;
      queue[tail] = neighbour;
      waiting++;
    }
  }
  return moved;
}

/** Takes an entry out of the first `length`; it is almost always the last one. */
function without(values: Int32Array, length: number, value: number): number {
  let at = length - 1;
  while (values[at] !== value) at--;
  values[at] = values[length - 1]!;
  return length - 1;
}
