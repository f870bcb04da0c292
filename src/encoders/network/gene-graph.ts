import { type Graph, graphOf } from "../../cluster/graph.js";
import type { Edges } from "../../io/edges.js";
import { spelling } from "../placing/hierarchy.js";

/**
 * The part of a network that joins features of a table. An edge that is named several times counts once with its largest
 * weight; loops and edges of weight 0 or below are left out. Of features whose names differ in case alone the network
 * knows the one that is spelt as there, or the first.
 */
export function geneGraph({ nodes, from, to, weights }: Edges, features: readonly string[]): Graph {
  const exact = new Map(features.map((name, f) => [name, f]));
  const called = new Map<string, number>();
  features.forEach((name, f) => called.has(spelling(name)) || called.set(spelling(name), f));
  const featureOf = Int32Array.from(nodes, (node) => exact.get(node) ?? called.get(spelling(node)) ?? -1);
  const largest = new Map<number, number>();
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [featureOf[from[e]!]!, featureOf[to[e]!]!];
    const weight = weights?.[e] ?? 1;
    if (a < 0 || b < 0 || a === b || !(weight > 0)) continue;
    const pair = Math.min(a, b) * features.length + Math.max(a, b);
    if (weight > (largest.get(pair) ?? 0)) largest.set(pair, weight);
  }
  // In the order of the features, so that the order of the file's lines changes nothing.
  const pairs = Float64Array.from(largest.keys()).sort();
  return graphOf(
    features.length,
    pairs.map((pair) => Math.floor(pair / features.length)),
    pairs.map((pair) => pair % features.length),
    pairs.map((pair) => largest.get(pair)!),
  );
}

/** The graph of some of its nodes, ascending. */
export function subgraph({ start, other, weight }: Graph, nodes: Uint32Array): Graph {
  const place = new Map(Array.from(nodes, (node, i) => [node, i]));
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  nodes.forEach((node, i) => {
    for (let e = start[node]!; e < start[node + 1]!; e++) {
      const j = place.get(other[e]!);
      if (j === undefined || j <= i) continue;
      from.push(i);
      to.push(j);
      weights.push(weight[e]!);
    }
  });
  return graphOf(nodes.length, from, to, weights);
}

/** The nodes of the part with most nodes of all that hang together, ascending; of equals the one with the first node. */
export function largestPart({ count, start, other }: Graph): Uint32Array {
  const part = new Int32Array(count).fill(-1);
  let best = { part: -1, size: 0 };
  for (let first = 0; first < count; first++) {
    if (part[first]! >= 0) continue;
    let size = 0;
    const pending = [first];
    part[first] = first;
    while (pending.length > 0) {
      const i = pending.pop()!;
      size++;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        if (part[other[e]!]! >= 0) continue;
        part[other[e]!] = first;
        pending.push(other[e]!);
      }
    }
    if (size > best.size) best = { part: first, size };
  }
  return Uint32Array.from(part.keys()).filter((i) => part[i] === best.part);
}
