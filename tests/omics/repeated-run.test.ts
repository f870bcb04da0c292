import { beforeAll, describe, expect, test } from "@jest/globals";
import { withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { runPlan } from "../../src/omics/run.js";
import type { StudyResult } from "../../src/omics/study-result.js";
import { summarise } from "../../src/report/summary-text.js";
import { writeReport } from "../../src/report/write-report.js";
import { mean } from "../../src/math/statistics.js";
import { seededRandom } from "../../src/random.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const inProcess = { jobs: 0, cache: false };
const judged = (options: object, data = cohort) =>
  runPlan(
    omics(data)
      .log1p()
      .classify("kNearestNeighbours", { folds: 3, ...options })
      .toJSON(),
    inProcess,
    data,
  );

describe("repeated folds", () => {
  let result: StudyResult;
  beforeAll(async () => {
    result = await judged({ repeats: 4 });
  });

  test("every repeat tests every sample once; the result says how many and what each found", () => {
    const { folds, repeats, mean: all } = result.data;
    expect(folds).toHaveLength(12);
    expect(folds.map(({ repeat = 0 }) => repeat)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(repeats!.map((each) => each.folds)).toEqual([3, 3, 3, 3]);
    expect(all.accuracy).toBeCloseTo(mean(repeats!.map((each) => each.mean.accuracy)), 12);
  });

  test("samples, confusion and the run alone are those of the first repeat", async () => {
    const alone = await judged({});
    expect(result.data.samples).toEqual(alone.data.samples);
    expect(result.data.confusion).toEqual(alone.data.confusion);
    expect(alone.data.repeats).toBeUndefined();
  });

  test("report and summary say so", () => {
    expect(summarise(result.data)).toContain("3 folds, 4 times");
    expect(writeReport(result.data)).toContain("4 times");
  });
});

describe("how sure a result is", () => {
  test("the mean has a corrected interval, the predictions a bootstrap interval and calibration", async () => {
    const { certainty, calibration, mean: found } = (await judged({ folds: 5 })).data;
    expect(certainty!.accuracy.mean).toBeCloseTo(found.accuracy, 12);
    const { value, low, high } = certainty!.pooled.accuracy!;
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
    for (const score of [calibration!.ece, calibration!.brier, calibration!.logLoss])
      expect(Number.isFinite(score)).toBe(true);
  });

  test("plain classes are far from permuted labels; labels without meaning are not", async () => {
    const real = (await judged({ permutations: 19 })).data.permutation!;
    expect(real).toMatchObject({ permutations: 19, p: 1 / 20 });
    expect(mean(real.accuracies)).toBeLessThan(0.7);
    const random = seededRandom(9).shuffle(Array.from({ length: 30 }, (_, i) => `class${i % 2}`));
    const senseless = { ...cohort, samples: withColumn(cohort.samples, "label", random) };
    expect((await judged({ permutations: 19 }, senseless)).data.permutation!.p).toBeGreaterThan(0.05);
  }, 60_000);

  test("a control is compared sample by sample", async () => {
    const { controls, mean: found } = (await judged({ controls: ["shuffledLabels"], repeats: 2 })).data;
    const [{ difference, accuracy }] = controls as [NonNullable<typeof controls>[0]];
    expect(difference!.samples).toBe(30);
    expect(difference!.difference).toBeCloseTo(found.accuracy - accuracy.mean, 12);
    expect(difference!.standardError!).toBeGreaterThan(0);
  });
});

test.each([
  [{ repeats: 0 }, /repeats is 0/],
  [{ repeats: 2, folds: [[0, 1]] }, /The folds are given/],
  [{ permutations: 1.5 }, /permutations is 1.5/],
])("%j is refused", (options, message) => {
  expect(() => omics(cohort).classify("kNearestNeighbours", options)).toThrow(message);
});
