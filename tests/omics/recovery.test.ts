import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";
import type { GeneRank } from "../../src/explain/rank-genes.js";
import { recoveryOf } from "../../src/omics/recovery.js";
import type { Study } from "../../src/omics/score.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort({ features: 8 });
const planted = ["class0", "class0", "class1", "class1", "", "", "", ""];
const names = Array.from(planted, (_, j) => `g${j}`);
const known = {
  ...cohort,
  assays: { table: { ...cohort.assays.table!, values: dense(30, 8), features: tableOf({ feature: names, planted }) } },
};
const study = { cohort: known, classes: ["class0", "class1"] } as unknown as Study;
const ranks = (name: string, order: string[]): GeneRank[] =>
  order.map((feature, i) => ({ feature, class: name, score: 1 / (i + 1), rank: i + 1 }));

test("counts planted genes among as many top genes of their class", () => {
  const found = recoveryOf(
    study,
    [...ranks("class0", ["g0", "g1", "g4"]), ...ranks("class1", ["g5", "g2", "g3"])],
    undefined,
  );
  expect(found).toEqual({ planted: 4, found: 3, share: 0.75, random: (4 / 8 + 4 / 8) / 4 });
});

test("a gene planted for another class does not count", () => {
  const found = recoveryOf(study, [...ranks("class0", ["g2", "g3"]), ...ranks("class1", ["g0", "g1"])]);
  expect(found?.found).toBe(0);
});

test("the ranking of a network trained on shuffled labels stands beside it", () => {
  const right = [...ranks("class0", ["g0", "g1"]), ...ranks("class1", ["g2", "g3"])];
  const wrong = [...ranks("class0", ["g4", "g0"]), ...ranks("class1", ["g6", "g7"])];
  expect(recoveryOf(study, right, { shuffledLabels: wrong })).toMatchObject({ share: 1, shuffledLabels: 0.25 });
});

test("a real table has no known truth", () => {
  expect(recoveryOf({ ...study, cohort }, [])).toBeUndefined();
});
