import { readFileSync } from "node:fs";
import type { Cohort } from "../../src/data/cohort.js";
import { cohortOf, withSamples } from "../prepare/cohorts.js";
import { clusterPoints } from "../cluster/reference.js";
import { matrixOf, type Reference } from "../shared.js";

/** What scanpy makes of a seeded table of logged counts (tests/fixtures/rank-genes/generate.py). */
export const genesReference = JSON.parse(
  readFileSync(new URL("../fixtures/rank-genes/expected.json", import.meta.url), "utf8"),
) as Reference;

/** Its cells, with their types in column `type`. */
export const typedCells: Cohort = withSamples(cohortOf(matrixOf(genesReference.values)), {
  type: genesReference.labels as string[],
});

/** The points of the reference graph as samples of a cohort. */
export const pointCohort: Cohort = cohortOf(clusterPoints);
