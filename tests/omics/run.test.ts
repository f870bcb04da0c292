import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { featureNames } from "../../src/data/assay.js";
import { assayOf } from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { texts, withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { previewTable } from "../../src/omics/preview.js";
import { writeRun } from "../../src/omics/run-folder.js";
import { runOneFold, runPlan, Stopped } from "../../src/omics/run.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { seededRandom } from "../../src/random.js";
import { longPlan, quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const plan = quickPlan().toJSON();
const inProcess = { jobs: 0, cache: false };

describe("runPlan", () => {
  let result: StudyResult;
  const events: ProgressEvent[] = [];
  beforeAll(async () => {
    result = await runPlan(plan, { ...inProcess, onProgress: (event) => events.push(event) }, cohort);
  });

  test("tests every sample once, by a network that never saw it", () => {
    expect(result.data.samples).toHaveLength(30);
    expect(result.data.folds.map(({ testSamples }) => testSamples)).toEqual([10, 10, 10]);
    expect(result.metrics.folds).toHaveLength(3);
  });

  test("finds classes that are plain to see", () => {
    expect(result.data.mean.accuracy).toBeGreaterThan(0.8);
  });

  test("gives images, genes with their pixels, and no NaN", () => {
    expect(result.images).toMatchObject({ count: 30, height: 8, width: 8 });
    expect(result.genes).toHaveLength(2 * 24);
    for (const { score, x, y } of result.genes)
      for (const value of [score, x, y]) expect(Number.isFinite(value)).toBe(true);
  });

  test("brings what is known of the samples, and the table that was drawn, in their order", async () => {
    const { samples, sampleTable, expression } = result.data;
    expect(texts(sampleTable, "sample")).toEqual(samples.map(({ name }) => name));
    expect(texts(sampleTable, "label")).toEqual(samples.map(({ truth }) => truth));
    const table = assayOf(await previewTable(plan, {}, cohort));
    const column = new Map(featureNames(table).map((name, j) => [name, j]));
    const values = toDense(table.values);
    expect([expression.rows, expression.columns]).toEqual([30, 24]);
    for (const [j, feature] of result.images.layout.features.entries())
      for (let i = 0; i < 30; i++)
        expect(expression.values[24 * i + j]).toBe(values.values[24 * i + column.get(feature)!]);
  });

  test("tells its phases in order, its epochs and its folds", () => {
    const phases = events.flatMap((event) => (event.kind === "phase" ? [event.phase] : []));
    expect([...new Set(phases)]).toEqual(["read", "check", "split", "folds", "collect"]);
    expect(events.filter(({ kind }) => kind === "fold")).toHaveLength(3);
    expect(events.some(({ kind }) => kind === "epoch")).toBe(true);
    const plans = events.filter(({ kind }) => kind === "jobs");
    expect(plans).toEqual([{ kind: "jobs", jobs: [0, 1, 2, -1].map((fold) => ({ fold })), lanes: 1 }]);
    expect(events.indexOf(plans[0]!)).toBeLessThan(events.findIndex(({ kind }) => kind === "job"));
  });

  test("the same seed gives the same numbers, bit for bit", async () => {
    const again = await runPlan(plan, inProcess, cohort);
    expect(again.data.probabilities).toEqual(result.data.probabilities);
    expect(again.genes).toEqual(result.genes);
  });

  test("samples that a filter drops are named among the result's warnings", async () => {
    const values = toDense(cohort.assays.table!.values);
    const emptied = values.values.map((value, at) => (Math.floor(at / values.columns) === 4 ? 0 : value));
    const table = { ...cohort.assays.table!, values: { ...values, values: emptied } };
    const poor = { ...cohort, assays: { table } };
    const filtered = quickPlan(omics(poor).filter({ minFeatures: 2 })).toJSON();
    const { data } = await runPlan(filtered, inProcess, poor);
    expect(data.samples).toHaveLength(29);
    expect(data.warnings).toEqual(expect.arrayContaining([expect.stringMatching(/^filter: .*1 samples.*s4/)]));
  });

  test("one fold alone gives what it gave among the others", async () => {
    const file = omics.simulate({ samples: 40, features: 150, modulesPerClass: 1, genesPerModule: 8 });
    const simulated = quickPlan(file).toJSON();
    const [whole, one] = [await runPlan(simulated, inProcess), await runOneFold(simulated, 1, inProcess)];
    expect(one.folds).toHaveLength(1);
    expect(one.folds[0]!.metrics).toEqual(whole.data.folds[1]!.metrics);
    await expect(runOneFold(simulated, 3, inProcess)).rejects.toThrow(/no fold 3.*0 to 2/);
  });
});

test("shuffled labels give chance", async () => {
  const big = smallCohort({ samples: 60 });
  const labels = seededRandom("labels").shuffle(Array.from({ length: 60 }, (_, i) => `class${i % 2}`));
  const nothing = { ...big, samples: withColumn(big.samples, "label", labels) };
  const { data } = await runPlan(plan, inProcess, nothing);
  // 60 guesses between two equal classes: 0.5 with a standard deviation of √(0.25 / 60).
  expect(Math.abs(data.mean.accuracy - 0.5)).toBeLessThan(2 * Math.sqrt(0.25 / 60));
});

test("controls run on the same folds and learn less", async () => {
  const { steps } = plan;
  const controlled = steps.map((step) =>
    step.verb === "classify"
      ? { ...step, options: { ...step.options, controls: ["shuffledLayout", "shuffledLabels"] } }
      : step,
  );
  const { data } = await runPlan({ ...plan, steps: controlled }, inProcess, cohort);
  expect(data.controls!.map(({ name }) => name)).toEqual(["shuffledLayout", "shuffledLabels"]);
  expect(data.controls![1]!.accuracy.mean).toBeLessThan(data.mean.accuracy);
});

test("a stop keeps the finished folds and names them", async () => {
  const stop = new AbortController();
  const running = runPlan(
    plan,
    {
      ...inProcess,
      signal: stop.signal,
      onProgress: (event) => event.kind === "fold" && event.fold === 1 && stop.abort(),
    },
    cohort,
  );
  const error = await running.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Stopped);
  expect((error as Stopped).message).toMatch(/Finished folds are kept: 1, 2/);
  expect((error as Stopped).partial!.folds).toHaveLength(2);
});

describe("enough", () => {
  const long = longPlan().toJSON();
  const until = (when: (event: ProgressEvent) => boolean, jobs: number) => {
    const enough = new AbortController();
    const onProgress = (event: ProgressEvent) => void (when(event) && enough.abort());
    return runPlan(long, { jobs, cache: false, enough: enough.signal, onProgress }, cohort);
  };

  test.each([0, 1])("gives a whole result of the folds that had begun, and says so (jobs: %i)", async (jobs) => {
    const { data, final, genes } = await until((event) => event.kind === "epoch" && event.epoch === 15, jobs);
    expect(data.folds.map(({ fold, stopped }) => [fold, stopped!.updates])).toEqual([[0, 1_000_000]]);
    expect(data.samples).toHaveLength(10);
    expect([data.images.count, data.geneScores!.rows, data.sampleTable.numRows]).toEqual([10, 10, 10]);
    expect(final.images.count).toBe(30);
    expect(data.mean.accuracy).toBeGreaterThan(0.7);
    expect(data.sd.accuracy).toBeNull();
    expect(genes).toHaveLength(2 * 24);
    const update = data.folds[0]!.stopped!.update;
    expect(data.warnings.join()).toMatch(
      new RegExp(
        `enough: .*: fold 1 at update ${update} of 1000000, the final model at update ${update} of .*fold 2, fold 3`,
      ),
    );
    const folder = join(temporaryFolder(), "run");
    await writeRun(folder, new StudyResult(data, final));
    expect(await (await omics.load(folder)).predict(cohort)).toMatchObject({ classes: ["class0", "class1"] });
  });

  test("before any fold has learnt is a stop", async () => {
    const error = await until((event) => event.kind === "jobs", 0).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Stopped);
    expect((error as Stopped).partial).toBeUndefined();
  });
});

describe("what cannot run is refused before any work", () => {
  const start = () => omics(cohort);
  test("a plan without classifier", async () => {
    await expect(runPlan(start().log1p().toJSON(), inProcess, cohort)).rejects.toThrow(/nothing to run/);
  });
  test("a class with fewer members than folds, by name and count", async () => {
    const labels = Array.from({ length: 30 }, (_, i) => (i < 2 ? "rare" : "common"));
    const rare = { ...cohort, samples: withColumn(cohort.samples, "label", labels) };
    await expect(runPlan(plan, inProcess, rare)).rejects.toMatchObject({
      tag: "TooFewSamples",
      message: expect.stringMatching(/rare/),
    });
  });
  test("gene sets that are not there, before any training", async () => {
    const enriched = quickPlan().enrich("nowhere.gmt").toJSON();
    await expect(runPlan(enriched, inProcess, cohort)).rejects.toMatchObject({ tag: "FileNotFound" });
  });
});
