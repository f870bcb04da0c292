import { expect, test } from "@jest/globals";
import { omics } from "../../../src/omics/omics.js";
import { runPlan } from "../../../src/omics/run.js";
import { smallCohort } from "../small-cohort.js";

const cohort = smallCohort();
const quick = { jobs: 0, cache: false } as const;
const plan = omics(cohort).log1p().classify("kNearestNeighbours", { folds: 3 });

test("all training samples give the plain run, fewer train less often where they are drawn once", async () => {
  const { data, tsv, picture } = await plan.learningCurve({ ...quick, sizes: [4, 0.5, 1], repeats: 2 });
  expect(data.points.map(({ samples }) => samples)).toEqual([4, 10, 20]);
  expect(data.points.map(({ trainings }) => trainings)).toEqual([6, 6, 3]);
  const alone = await runPlan(plan.toJSON(), quick, cohort);
  expect(data.points[2]!.mean).toEqual(alone.data.mean);
  expect(tsv.split("\n")).toHaveLength(5);
  expect(picture.svg).toContain("with 20 samples");
});

test("a subset has every class, so that it can be judged as the whole", async () => {
  const { data } = await omics(smallCohort({ classes: 3 }))
    .classify("kNearestNeighbours", { folds: 3 })
    .learningCurve({ ...quick, sizes: [2, 1] });
  expect(data.points.map(({ samples }) => samples)).toEqual([3, 20]);
  expect(data.points.map(({ errors }) => errors)).toEqual([[], []]);
  expect(data.points[0]!.mean!.accuracy).toBeGreaterThan(0);
});

test("what fails is counted, and the other sizes go on", async () => {
  const { data } = await omics(cohort)
    .classify("smallCnn", { folds: 3, recipe: "auto" })
    .tune({ members: [2], steps: [1] }, { inner: 4 })
    .learningCurve({ ...quick, sizes: [4, 10] });
  expect(data.points[0]).toMatchObject({ samples: null, mean: null, trainings: 0 });
  expect(data.points[0]!.errors[0]).toMatch(/4 inner folds/);
  expect(data.points[1]!.trainings).toBe(3);
}, 60_000);

test.each([
  [{ sizes: [] }, /No sizes/],
  [{ sizes: [1.5] }, /A size is 1.5/],
  [{ sizes: [0] }, /A size is 0/],
  [{ sizes: [25] }, /A size is 25, but fold 1 has 20 training samples/],
  [{ repeats: 0 }, /repeats is 0/],
  [{ size: [1] }, /no option "size"/],
])("%j is refused", async (options, message) => {
  await expect(plan.learningCurve({ ...quick, ...(options as object) })).rejects.toThrow(message);
});
