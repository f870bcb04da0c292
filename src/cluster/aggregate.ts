import type { Graph } from "./graph.js";

/**
 * The graph whose nodes are the parts of another; parallel edges add up, edges inside a part are left out, since no move
 * of whole parts changes them.
 *
 * @param parts part of each node, 0 … count - 1
 */
export function aggregate(graph: Graph, parts: Int32Array, count: number): Graph {
  const first = new Int32Array(count + 1);
  for (const part of parts) first[part + 1]!++;
  for (let p = 0; p < count; p++) first[p + 1]! += first[p]!;
  const next = first.slice(0, count);
  const members = new Int32Array(graph.count);
  for (let i = 0; i < graph.count; i++) members[next[parts[i]!]!++] = i;

  const start = new Int32Array(count + 1);
  const other = new Int32Array(graph.other.length);
  const weight = new Float64Array(graph.other.length);
  /** Where the edge to each part stands, plus 1; 0 = nowhere yet. */
  const place = new Int32Array(count);
  let filled = 0;
  for (let part = 0; part < count; part++) {
    const begin = filled;
    for (let m = first[part]!; m < first[part + 1]!; m++) {
      const node = members[m]!;
      for (let e = graph.start[node]!, last = graph.start[node + 1]!; e < last; e++) {
        const neighbour = parts[graph.other[e]!]!;
        if (neighbour === part) continue;
        if (place[neighbour] === 0) {
          other[filled] = neighbour;
          place[neighbour] = ++filled;
        }
        weight[place[neighbour]! - 1]! += graph.weight[e]!;
      }
    }
    for (let e = begin; e < filled; e++) place[other[e]!] = 0;
    start[part + 1] = filled;
  }
  return { count, start, other: other.slice(0, filled), weight: weight.slice(0, filled) };
}
