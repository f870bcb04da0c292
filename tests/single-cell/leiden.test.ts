import { expect, test } from "@jest/globals";
import { quality } from "../../src/cluster/quality.js";
import { columnNames, texts } from "../../src/data/table.js";
import { leiden } from "../../src/single-cell/leiden.js";
import { neighbourGraph } from "../../src/single-cell/neighbour-graph.js";
import { cohortOf } from "../prepare/cohorts.js";
import { clusterGraph, clusterPoints, clusterReference } from "../cluster/reference.js";
import { pointCohort } from "./reference.js";

test("adds a column of communities as good as leidenalg's", async () => {
  const clustered = await leiden(pointCohort, { neighbours: 12 });
  const found = texts(clustered.samples, "leiden");
  const best = (clusterReference.communities as { objective: string; resolution: number; best: number }[])[1]!;
  expect(quality(clusterGraph, Int32Array.from(found, Number), "modularity", 1)).toBeGreaterThan(best.best - 0.001);
  expect(found.filter((name) => name === "0").length).toBeGreaterThan(found.filter((name) => name === "1").length);
  expect(columnNames(pointCohort.samples)).not.toContain("leiden");
  expect(clustered.assays).toBe(pointCohort.assays);
});

test("a graph may serve several resolutions", async () => {
  const graph = await neighbourGraph(pointCohort);
  const coarse = await leiden(pointCohort, { graph, resolution: 0.3, column: "coarse" });
  const both = await leiden(coarse, { graph, resolution: 4, column: "fine" });
  const kinds = (name: string) => new Set(texts(both.samples, name)).size;
  expect(kinds("fine")).toBeGreaterThan(kinds("coarse"));
});

test("samples that were not measured get no community", async () => {
  const measured = new Uint8Array(240).fill(1).fill(0, 3, 5);
  const found = texts((await leiden(cohortOf(clusterPoints, undefined, measured))).samples, "leiden");
  expect(found.slice(3, 5)).toEqual(["", ""]);
  expect(found.filter((name) => name === "")).toHaveLength(2);
});

test("a column that is there, a graph of other samples, and impossible options are refused", async () => {
  const once = await leiden(pointCohort);
  await expect(leiden(once)).rejects.toThrow(/has a column "leiden" already/);
  const graph = await neighbourGraph(pointCohort);
  await expect(leiden(pointCohort, { graph: { ...graph, rows: graph.rows.slice(1) } })).rejects.toThrow(/not those/);
  await expect(leiden(pointCohort, { resolution: -1 })).rejects.toThrow(/resolution/);
  await expect(leiden(pointCohort, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ tag: "Aborted" });
});
