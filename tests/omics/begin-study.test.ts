import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { beginStudy } from "../../src/omics/begin-study.js";
import { omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();

test("reads, checks and splits, and tells of it", async () => {
  const events: ProgressEvent[] = [];
  const plan = omics(cohort).classify("ridge", { folds: 3, repeats: 2 }).toJSON();
  const { study, splits, evaluation } = await beginStudy(plan, { onProgress: (event) => events.push(event) }, cohort);
  expect(study).toMatchObject({ classes: ["class0", "class1"], folds: splits[0] });
  expect(study.phases.map(({ phase }) => phase)).toEqual(["read", "check", "split"]);
  expect([splits.length, evaluation.folds]).toEqual([2, 3]);
  expect(events.filter(({ kind }) => kind === "phase")).toHaveLength(4);
});

test("a plan that ends before a classifier, and more folds than samples of a class, are refused", async () => {
  await expect(beginStudy(omics(cohort).log1p().toJSON(), {}, cohort)).rejects.toThrow(/ends before a classifier/);
  const plan = omics(cohort).classify("ridge", { folds: 16 }).toJSON();
  await expect(beginStudy(plan, {}, cohort)).rejects.toThrow(/15 samples, fewer than the 16 folds/);
});

test("a stop between phases is heard", async () => {
  const plan = omics(cohort).classify("ridge").toJSON();
  await expect(beginStudy(plan, { signal: AbortSignal.abort() }, cohort)).rejects.toMatchObject({ tag: "Aborted" });
});
