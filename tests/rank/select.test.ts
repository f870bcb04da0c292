import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import type { Cohort } from "../../src/data/cohort.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow-values.js";
import { selections, selectStep } from "../../src/rank/select.js";
import { rankers } from "../../src/rank/registry.js";
import { cohortOf, matrix, prepareWith, withSamples } from "../prepare/cohorts.js";
import { rankLabels, rankReference, rankTable } from "./reference.js";

const labelled = (cohort: Cohort, label: readonly string[]) => ({
  ...withSamples(cohort, { label }),
  roles: { label: "label" },
});
const study = labelled(
  cohortOf(rankTable),
  Array.from(rankLabels, (c) => ["a", "b", "c"][c]!),
);
const step = (name: keyof typeof rankers) => selectStep(rankers[name]);
const kept = async (name: keyof typeof rankers, given: object, train: Cohort, other = train) => {
  const { cohort, warnings } = await prepareWith(step(name), given, train, other);
  return { features: featureNames(cohort.assays.rna!), warnings };
};

describe("selectStep", () => {
  test("keeps the best features in the order of the table", async () => {
    const { features } = await kept("anovaF", { top: 5 }, study);
    expect(features).toEqual([4, 9, 14, 19, 20].map((j) => `g${j}`));
    expect(rankReference.planted).toEqual([4, 9, 14, 19]);
  });

  test("is fitted on the training rows alone; new rows may come in another order of features", async () => {
    const state = await step("tTest").fit(study, { assay: "", top: 3 }, { progress: () => undefined } as never);
    expect(state.learnt.kept).toHaveLength(3);
    expect(valuesFromArrow(valuesToArrow(state))).toEqual(state);
    const shuffled = cohortOf(matrix([[1, 2, 3, 4]]), ["d", "c", "b", "a"]);
    const train = labelled(cohortOf(matrix([[1, 5, 9, 1], [2, 6, 8, 1], [8, 1, 2, 1], [9, 2, 1, 1]]), ["a", "b", "c", "d"]), ["x", "x", "y", "y"]); // prettier-ignore
    expect(await kept("tTest", { top: 3 }, train, shuffled)).toMatchObject({ features: ["a", "b", "c"] });
    const { values } = await prepareWith(step("tTest"), { top: 3 }, train, shuffled);
    expect(Array.from(values.values)).toEqual([4, 3, 2]);
  });

  test("more than there are: all, and it says so", async () => {
    const { features, warnings } = await kept("variance", { top: 1000 }, study);
    expect(features).toHaveLength(24);
    expect(warnings.join()).toMatch(/24 features, fewer than top 1000; all are kept/);
  });

  test("says where the ranker tells nothing about some of the top", async () => {
    const { warnings } = await kept("decisionTree", { top: 20, depth: 1 }, study);
    expect(warnings.join()).toMatch(/Only 1 features score above 0/);
  });

  test("samples without a label, or on which the assay was not measured, do not count", async () => {
    const values = matrix([[1, 0, 0], [2, 0, 1], [9, 0, 0], [8, 0, 1], [NaN, NaN, NaN], [0, 99, 0]]); // prettier-ignore
    const cohort = cohortOf(values, undefined, Uint8Array.of(1, 1, 1, 1, 0, 1));
    const scores = async (name: keyof typeof rankers) =>
      (await step(name).fit(labelled(cohort, ["x", "x", "y", "y", "x", ""]), { ...step(name).defaults, top: 3 }, { progress: () => undefined } as never)).learnt.scores; // prettier-ignore
    expect((await scores("anovaF"))[1]).toBe(0);
    expect((await scores("mrmr")).some(Number.isNaN)).toBe(false);
  });

  test("one class", async () => {
    const cohort = labelled(cohortOf(matrix([[1, 2, 3], [2, 3, 4]])), ["x", "x"]); // prettier-ignore
    await expect(kept("anovaF", {}, cohort)).rejects.toThrow(/All 2 training samples are of one class, "x".*variance/);
    await expect(kept("variance", {}, cohort)).resolves.toMatchObject({ features: ["g0", "g1", "g2"] });
  });

  test("a class with one member where its variance is needed", async () => {
    const cohort = labelled(cohortOf(matrix([[1, 2, 3], [2, 3, 4], [7, 3, 4]])), ["x", "x", "lone"]); // prettier-ignore
    await expect(kept("tTest", {}, cohort)).rejects.toThrow(/Class "lone" has fewer than 2 training samples/);
    await expect(kept("wilcoxon", {}, cohort)).resolves.toBeDefined();
  });

  test("missing values are refused where they cannot be left out", async () => {
    const cohort = labelled(cohortOf(matrix([[1, NaN, 3], [2, 3, 4], [2, 5, 4], [9, 3, 5]])), ["x", "x", "y", "y"]); // prettier-ignore
    await expect(kept("randomForest", {}, cohort)).rejects.toThrow(/missing values, the first in feature 2.*impute/);
    await expect(kept("kruskal", {}, cohort)).resolves.toBeDefined();
    const endless = labelled(cohortOf(matrix([[1, Infinity, 3], [2, 3, 4], [2, 5, 4], [9, 3, 5]])), ["x", "x", "y", "y"]); // prettier-ignore
    await expect(kept("kruskal", {}, endless)).rejects.toThrow(/infinite values, the first in feature 2/);
  });

  test("without labels, and with an impossible top", async () => {
    await expect(kept("anovaF", {}, cohortOf(rankTable))).rejects.toThrow(/The samples have no labels/);
    await expect(kept("anovaF", { top: 2 }, study)).rejects.toThrow(/"top" is 2.*at least 3/);
    await expect(kept("randomForest", { trees: 0 }, study)).rejects.toThrow(/"trees" is 0/);
  });
});

test("every ranker is a step of that name", () => {
  expect(Object.keys(selections)).toEqual(Object.keys(rankers));
  for (const [name, { name: own, defaults }] of Object.entries(selections)) {
    expect(own).toBe(name);
    expect(defaults).toMatchObject({ assay: "", top: 100 });
  }
});
