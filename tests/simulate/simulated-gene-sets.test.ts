import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { assayOf, cohortSamples } from "../../src/data/cohort.js";
import { texts } from "../../src/data/table.js";
import { simulateCohort } from "../../src/simulate/simulate-cohort.js";
import { simulatedGeneSets } from "../../src/simulate/simulated-gene-sets.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

const cohort = simulateCohort({ samples: 8 });

test("one set a planted module with just its genes, then random ones", () => {
  const sets = simulatedGeneSets(cohort, { random: 20 });
  expect(sets).toHaveLength(28);
  const modules = texts(assayOf(cohort).features, "module");
  const genes = featureNames(assayOf(cohort));
  for (const { name, genes: members } of sets.slice(0, 8))
    expect(members).toEqual(genes.filter((_, f) => modules[f] === name));
  const known = new Set(genes);
  for (const { name, description, genes: members } of sets.slice(8)) {
    expect(name).toMatch(/^random\d\d$/);
    expect(description).toBe("drawn at random");
    expect(new Set(members).size).toBe(15);
    expect(members.every((gene) => known.has(gene))).toBe(true);
  }
});

test("sets do not depend on the samples, only on the seed", () => {
  expect(simulatedGeneSets(cohortSamples(cohort, [0, 1]))).toEqual(simulatedGeneSets(cohort));
  expect(simulatedGeneSets(cohort, { seed: 2 })).not.toEqual(simulatedGeneSets(cohort));
});

test("a cohort that is not simulated has no modules", () => {
  expect(() => simulatedGeneSets(cohortOf(matrix([[1, 2, 3]])))).toThrow(/no column "module"/);
});
