import { describe, expect, test } from "@jest/globals";
import { graphOf } from "../../src/cluster/graph.js";
import { leidenCommunities, type LeidenOptions } from "../../src/cluster/leiden.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, parityCase } from "../shared.js";
import { clusterGraph, clusterReference, ringOfCliques } from "./reference.js";

interface Found {
  readonly objective: "modularity" | "cpm";
  readonly resolution: number;
  readonly best: number;
  readonly worst: number;
  readonly median: number;
}

const found = (graph: typeof clusterGraph, options: Partial<LeidenOptions>, seed = 1) =>
  leidenCommunities(graph, options, { random: seededRandom(seed), progress: () => undefined });

describe("leidenCommunities", () => {
  test.each(clusterReference.communities as Found[])(
    "$objective at $resolution: over ten seeds as good as leidenalg over 25",
    async ({ objective, resolution, best, median }) => {
      const runs = await Promise.all(
        Array.from({ length: 10 }, (_, seed) => found(clusterGraph, { objective, resolution }, seed)),
      );
      const qualities = runs.map((run) => run.quality).sort((a, b) => b - a);
      expect(qualities[0]).toBeGreaterThanOrEqual(best - 0.002 * Math.abs(best));
      expect(qualities[4]).toBeGreaterThanOrEqual(median - 0.002 * Math.abs(median));
    },
  );

  test("a ring of cliques: one community each, the largest named 0", async () => {
    const { membership, count } = await found(ringOfCliques(8, 6), {});
    expect(count).toBe(8);
    for (let i = 0; i < 48; i++) expect(membership[i]).toBe(membership[i - (i % 6)]);
    const uneven = await found(graphOf(5, [0, 2, 2, 3], [1, 3, 4, 4], [1, 1, 1, 1]), {});
    expect(Array.from(uneven.membership)).toEqual([1, 1, 0, 0, 0]);
  });

  test("more resolution, more communities", async () => {
    const counts = await Promise.all([0.2, 1, 5].map(async (resolution) => (await found(clusterGraph, { resolution })).count)); // prettier-ignore
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  });

  test("communities are connected", async () => {
    const { membership, count } = await found(clusterGraph, { resolution: 3 });
    const reached = new Set<number>();
    for (let community = 0; community < count; community++) {
      const pending = [membership.indexOf(community)];
      while (pending.length > 0) {
        const node = pending.pop()!;
        if (reached.has(node)) continue;
        reached.add(node);
        const neighbours = clusterGraph.other.subarray(clusterGraph.start[node], clusterGraph.start[node + 1]);
        pending.push(...neighbours.filter((other) => membership[other] === community));
      }
    }
    expect(reached.size).toBe(clusterGraph.count);
  });

  test("same seed, same communities; two iterations are fewer than all", async () => {
    expect(await found(clusterGraph, { resolution: 3 })).toEqual(await found(clusterGraph, { resolution: 3 }));
    const two = await found(clusterGraph, { resolution: 3, iterations: 2 });
    expect(two.quality).toBeGreaterThan(0.51);
  });

  test("nodes without edges stay alone; an empty graph has no communities", async () => {
    expect((await found(graphOf(3, [0], [1], [1]), {})).count).toBe(2);
    expect((await found(graphOf(0, [], [], []), {})).count).toBe(0);
    expect((await found(graphOf(3, [], [], []), {})).count).toBe(3);
  });

  test("options out of range, and a stop", async () => {
    await expect(found(clusterGraph, { resolution: 0 })).rejects.toThrow(/resolution.*above 0/);
    await expect(found(clusterGraph, { iterations: 0 })).rejects.toThrow(/iterations/);
    await expect(found(clusterGraph, { objective: "modularty" as "cpm" })).rejects.toThrow(/modularity/);
    const ctx = { random: seededRandom(1), progress: () => undefined, signal: AbortSignal.abort() };
    await expect(leidenCommunities(clusterGraph, {}, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

describeWithShared("igraph's communities", ["fixtures/parity/neighbours.json"], () => {
  test("the modularity of its best of 25 seeds is reached", async () => {
    const { input, expected } = parityCase("neighbours", "leiden-modularity");
    const edges = input.edges.data as number[];
    const graph = graphOf(input.n as number, edges.filter((_, i) => i % 2 === 0), edges.filter((_, i) => i % 2 === 1), input.weights.data as number[]); // prettier-ignore
    const { quality } = await found(graph, {});
    expect(quality).toBeGreaterThanOrEqual(expected.best_modularity - 0.001);
  });
});
