import { expect, test } from "@jest/globals";
import { strengths } from "../../src/cluster/graph.js";
import { neighbourGraph } from "../../src/single-cell/neighbour-graph.js";
import { cohortOf } from "../prepare/cohorts.js";
import { clusterGraph, clusterPoints } from "../cluster/reference.js";
import { pointCohort } from "./reference.js";

test("the graph of a cohort's samples is that of their values", async () => {
  const { graph, rows } = await neighbourGraph(pointCohort, { neighbours: 12 });
  expect(rows).toHaveLength(240);
  const [own, theirs] = [strengths(graph), strengths(clusterGraph)];
  own.forEach((strength, i) => expect(Math.abs(strength - theirs[i]!)).toBeLessThan(0.005));
});

test("samples that were not measured are no nodes", async () => {
  const measured = new Uint8Array(240).fill(1).fill(0, 0, 10);
  const { graph, rows } = await neighbourGraph(cohortOf(clusterPoints, undefined, measured));
  expect(graph.count).toBe(230);
  expect(rows[0]).toBe(10);
  await expect(neighbourGraph(pointCohort, { neigbours: 3 } as object)).rejects.toThrow(/no option "neigbours"/);
});
