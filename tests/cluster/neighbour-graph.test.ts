import { describe, expect, test } from "@jest/globals";
import { fuzzyNeighbours } from "../../src/cluster/neighbour-graph.js";
import { dense } from "../../src/data/dense.js";
import { excess } from "../shared.js";
import { testContext } from "../embed/context.js";
import { clusterGraph, clusterPoints, clusterReference } from "./reference.js";

describe("fuzzyNeighbours", () => {
  test("are scanpy's connectivities", async () => {
    const neighbours = clusterReference.neighbours as number;
    const graph = await fuzzyNeighbours(clusterPoints, { neighbours }, testContext());
    const edges = (g: typeof graph) =>
      Array.from(
        { length: g.count },
        (_, i) =>
        Array.from(g.other.subarray(g.start[i], g.start[i + 1]), (other, e) => [other, g.weight[g.start[i]! + e]!] as const).sort((a, b) => a[0] - b[0]), // prettier-ignore
      );
    const [own, theirs] = [edges(graph), edges(clusterGraph)];
    expect(own.map((list) => list.map(([other]) => other))).toEqual(theirs.map((list) => list.map(([other]) => other)));
    const weights = (lists: typeof own) => lists.flatMap((list) => list.map(([, weight]) => weight));
    // The reference searches bandwidths in float32 until the sum is right within 1e-5.
    expect(excess(weights(own), weights(theirs), { rtol: 2e-4, atol: 1e-5 })).toBeLessThanOrEqual(0);
  });

  test("fewer samples than neighbours: all of them, and it says so", async () => {
    const { rows, columns } = clusterPoints;
    const few = dense(5, columns, clusterPoints.values.slice(0, 5 * columns));
    expect(rows).toBeGreaterThan(5);
    const messages: string[] = [];
    const ctx = { ...testContext(), progress: (event: { kind: string; message?: string }) => void messages.push(event.message ?? "") }; // prettier-ignore
    expect((await fuzzyNeighbours(few, {}, ctx)).count).toBe(5);
    expect(messages.join()).toMatch(/15 neighbours are too many for 5 samples/);
  });

  test("missing values and impossible options are refused", async () => {
    await expect(fuzzyNeighbours(dense(2, 1, Float32Array.of(1, NaN)), {}, testContext())).rejects.toMatchObject({ tag: "MissingValues" }); // prettier-ignore
    await expect(fuzzyNeighbours(clusterPoints, { neighbours: 1 }, testContext())).rejects.toThrow(/at least 2/);
    await expect(fuzzyNeighbours(clusterPoints, { metric: "jaccard" as "cosine" }, testContext())).rejects.toThrow(/metric/); // prettier-ignore
  });
});
