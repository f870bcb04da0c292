import { expect, test } from "@jest/globals";
import { late } from "../../src/modalities/late.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const { ctx } = listening();
const cohort = severalAssays({ rna: [[1], null], mirna: [[2], [3]], protein: [[4], [5]] });

test("keeps the chosen assays as they are, holes and all", async () => {
  const options = { assays: ["mirna", "rna"] };
  const made = await late.apply(cohort, await late.fit(cohort, options, ctx), options, ctx);
  expect(Object.keys(made.assays)).toEqual(["mirna", "rna"]);
  expect(made.assays["rna"]).toBe(cohort.assays["rna"]);
  expect(await late.fit(cohort, { assays: [] }, ctx)).toEqual({ assays: ["rna", "mirna", "protein"] });
});
