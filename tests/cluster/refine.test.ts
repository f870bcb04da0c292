import { expect, test } from "@jest/globals";
import { strengths } from "../../src/cluster/graph.js";
import { refine } from "../../src/cluster/refine.js";
import { seededRandom } from "../../src/random.js";
import { clusterGraph, clusterReference, ringOfCliques } from "./reference.js";

test("two cliques that were thrown together, without an edge between them, part", () => {
  const graph = ringOfCliques(4, 5);
  const sizes = strengths(graph);
  const gamma = 1 / sizes.reduce((sum, size) => sum + size, 0);
  const together = Int32Array.from({ length: 20 }, (_, i) => Math.floor(i / 5) % 2); // cliques 0 and 2, 1 and 3
  const parts = refine({ graph, sizes, gamma }, together, seededRandom(1));
  for (let i = 0; i < 20; i++)
    for (let j = 0; j < 20; j++) if (parts[i] === parts[j]) expect(Math.floor(i / 5)).toBe(Math.floor(j / 5));
});

test("a part lies within one community and is connected", () => {
  const sizes = strengths(clusterGraph);
  const gamma = 1 / sizes.reduce((sum, size) => sum + size, 0);
  const membership = Int32Array.from(clusterReference.communities[1].membership as number[]);
  const parts = refine({ graph: clusterGraph, sizes, gamma }, membership, seededRandom(3));
  const community = new Map<number, number>();
  parts.forEach((part, i) => {
    expect(community.get(part) ?? membership[i]).toBe(membership[i]);
    community.set(part, membership[i]!);
    const alone = parts.filter((other) => other === part).length === 1;
    const { start, other } = clusterGraph;
    const tied = other.subarray(start[i]!, start[i + 1]!).some((neighbour) => parts[neighbour] === part);
    expect(alone || tied).toBe(true);
  });
  expect(community.size).toBeLessThan(parts.length / 2);
});
