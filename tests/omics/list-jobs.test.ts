import { expect, test } from "@jest/globals";
import { nameOf } from "../../src/omics/fold-job.js";
import { listJobs } from "../../src/omics/list-jobs.js";
import { quickPlan } from "./quick-plan.js";

const plan = quickPlan().toJSON();
const splits = [Int32Array.of(0, 1, 0, 1), Int32Array.of(2, 2, 3, 3)];
const names = (...[evaluation, how]: [Parameters<typeof listJobs>[2], Parameters<typeof listJobs>[3]]) =>
  listJobs(plan, splits, evaluation, how).map((job) => {
    const { fold, control } = nameOf(job);
    return control === undefined ? String(fold) : `${control} ${fold}`;
  });

test("folds of all repeats, the final model, controls, and permutations of the first repeat", () => {
  expect(names({ controls: ["shuffledLabels"], permutations: 2 }, { cache: false })).toEqual([
    ...["0", "1", "2", "3", "-1"],
    ...[0, 1, 2, 3].map((fold) => `shuffledLabels ${fold}`),
    ...["permutation 1 0", "permutation 1 1", "permutation 2 0", "permutation 2 1"],
  ]);
});

test("one fold alone has no final model and no permutations; a comparison trains no final model", () => {
  expect(names({ controls: ["shuffledLabels"], permutations: 2 }, { cache: false, only: 3 })).toEqual([
    "3",
    "shuffledLabels 3",
  ]);
  expect(names({ controls: [], permutations: 0 }, { cache: false, final: false })).toEqual(["0", "1", "2", "3"]);
  expect(() => names({ controls: [], permutations: 0 }, { cache: false, only: 4 })).toThrow(/Folds are 0 to 3/);
});
