import { expect, test } from "@jest/globals";
import { intermediate } from "../../src/modalities/intermediate.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const { ctx } = listening();
const cohort = severalAssays({ rna: [[1], null], mirna: [[2], [3]], protein: [[4], [5]] });

test("keeps the chosen assays as they are, holes and all", async () => {
  const options = { ...intermediate.defaults, assays: ["mirna", "rna"] };
  const made = await intermediate.apply(cohort, await intermediate.fit(cohort, options, ctx), options, ctx);
  expect(Object.keys(made.assays)).toEqual(["mirna", "rna"]);
  expect(made.assays["rna"]).toBe(cohort.assays["rna"]);
});

test("tables are of the assays that are kept", () => {
  const options = { ...intermediate.defaults, assays: ["mirna", "rna"], tables: ["protein"] };
  expect(() => intermediate.fit(cohort, options, ctx)).toThrow(/protein/);
});

test.each([
  [{ join: "sum" }, /join.*concatenate/],
  [{ dropModality: 1 }, /dropModality is 1.*below 1/],
  [{ dropModality: -0.1 }, /dropModality is -0.1/],
  [{ assays: ["rna", "rna"] }, /list of different names/],
  [{ samples: ["age", "age"] }, /list of different columns/],
  [{ tables: "rna" }, /tables is "rna"/],
])("%j is refused", (wrong, message) => {
  expect(() => intermediate.check!({ ...intermediate.defaults, ...wrong } as typeof intermediate.defaults)).toThrow(
    message,
  );
});
