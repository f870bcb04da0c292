import { expect, test } from "@jest/globals";
import { late } from "../../src/modalities/late.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const { ctx } = listening();
const cohort = severalAssays({ rna: [[1], null], mirna: [[2], [3]], protein: [[4], [5]] });

test("keeps the chosen assays as they are, holes and all", async () => {
  const options = { ...late.defaults, assays: ["mirna", "rna"] };
  const made = await late.apply(cohort, await late.fit(cohort, options, ctx), options, ctx);
  expect(Object.keys(made.assays)).toEqual(["mirna", "rna"]);
  expect(made.assays["rna"]).toBe(cohort.assays["rna"]);
  expect(await late.fit(cohort, late.defaults, ctx)).toEqual({ assays: ["rna", "mirna", "protein"] });
});

test("weights of votes are of assays that take part, and are numbers of 0 or more", () => {
  const weigh = (weights: never) => () => late.check!({ ...late.defaults, weights });
  for (const wrong of ["best", { rna: -1 }, { rna: "2" }, {}, [1, 2]])
    expect(weigh(wrong as never)).toThrow(/Option "weights" is .*\n?.*"validation"/s);
  for (const right of ["equal", "validation", { rna: 2, mirna: 0 }]) expect(weigh(right as never)).not.toThrow();
  const options = { ...late.defaults, assays: ["mirna", "rna"], weights: { protein: 1 } };
  expect(() => late.fit(cohort, options, ctx)).toThrow(/protein/);
});
