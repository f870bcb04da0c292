import { expect, test } from "@jest/globals";
import { cohortToArrow } from "../../src/data/arrow.js";
import { runFold } from "../../src/omics/fold-job.js";
import { omics } from "../../src/omics/omics.js";
import { runJob } from "../../src/omics/run-job.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const data = { cohort, bytes: cohortToArrow(cohort) };
const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
const handlers = { onProgress: () => undefined };

test("a plan without tune runs as it is, one with it tells what it chose", async () => {
  const plain = omics(cohort).classify("kNearestNeighbours", { folds: 3 });
  const job = { plan: plain.toJSON(), folds, fold: 0, cache: false };
  const found = await runJob(job, data, handlers);
  expect(found.tuned).toBeUndefined();
  expect(found.probabilities).toEqual((await runFold(job, data, handlers)).probabilities);
  const tuned = plain.tune({ neighbours: [5] }).toJSON();
  const chosen = await runJob({ ...job, plan: tuned }, data, handlers);
  expect(chosen.tuned!.setting).toEqual({ neighbours: 5 });
  expect(chosen.probabilities).toEqual(found.probabilities);
});
