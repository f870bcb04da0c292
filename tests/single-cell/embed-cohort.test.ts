import { expect, test } from "@jest/globals";
import { embedCohort } from "../../src/single-cell/embed-cohort.js";
import { cohortOf, withSamples } from "../prepare/cohorts.js";
import { clusterPoints } from "../cluster/reference.js";
import { typedCells } from "./reference.js";

test("a picture of the samples, coloured by a column", async () => {
  const view = await embedCohort(typedCells, { by: "pca", colour: "type" });
  expect(view.text).toBe("90 points by PCA, coloured by type");
  expect(view.svg).toContain("mono");
  view.select({ samples: ["s3"] });
  expect(await view.selected()).toEqual(["s3"]);
});

test("samples that were not measured are not drawn", async () => {
  const measured = new Uint8Array(240).fill(1).fill(0, 0, 5);
  const cohort = withSamples(cohortOf(clusterPoints, undefined, measured), { kind: Array<string>(240).fill("a") });
  const view = await embedCohort(cohort, { by: ["pca", "umap"] });
  expect(view.svg).toContain("<svg");
});

test("an unknown column, an unknown method, none at all", async () => {
  await expect(embedCohort(typedCells, { by: "pca", colour: "typ" })).rejects.toThrow(/no column "typ".*type/);
  await expect(embedCohort(typedCells, { by: "mds" as "pca" })).rejects.toThrow(/no embedding "mds"/);
  await expect(embedCohort(typedCells, { by: [] })).rejects.toThrow(/empty list/);
});
