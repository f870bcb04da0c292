import { expect, test } from "@jest/globals";
import { withColumn } from "../../src/data/table.js";
import { applyKept, fitKept } from "../../src/modalities/kept-assays.js";
import { severalAssays } from "./several.js";

const several = severalAssays({ rna: [[1], [2]], mirna: [[3], null] });
const cohort = { ...several, samples: withColumn(several.samples, "age", [30, 50]) };

test("columns of the samples stand beside the chosen assays, holes and all", () => {
  const state = fitKept("late", cohort, { assays: ["mirna"], samples: ["age"] });
  const made = applyKept("late", cohort, state);
  expect(Object.keys(made.assays)).toEqual(["mirna", "clinical"]);
  expect([...made.assays["mirna"]!.measured]).toEqual([1, 0]);
  expect(fitKept("late", cohort, { assays: [], samples: [] })).toEqual({ assays: ["rna", "mirna"] });
});
