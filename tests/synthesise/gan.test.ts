import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { cohortToArrow } from "../../src/data/arrow.js";
import { assayOf, type Cohort, cohortSamples, groupsOf, sampleCount, sampleNames } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import { texts, withColumn } from "../../src/data/table.js";
import { openEngine } from "../../src/engine/open.js";
import { runFold } from "../../src/omics/fold-job.js";
import { omics } from "../../src/omics/omics.js";
import { seededRandom } from "../../src/random.js";
import { gan, type GanOptions } from "../../src/synthesise/gan.js";
import { hiddenFactors } from "../prepare/latent-cohorts.js";

const engine = await openEngine();
const quick = { steps: 30, criticSteps: 2, components: 4, hidden: [16], noise: 4, learningRate: 5e-3, aside: 0 };
const options: GanOptions = { ...gan.defaults, ...quick };
/** 24 samples of class0, 24 of class1, 6 of class2. */
const rare = (): Cohort => {
  const whole = hiddenFactors(72, 10, 3, 0.5);
  return cohortSamples(whole, Array.from({ length: 72 }, (_, i) => i).filter((i) => i % 3 !== 2 || i < 18)); // prettier-ignore
};
const context = () => {
  const warnings: string[] = [];
  const progress = (event: ProgressEvent) => event.kind === "warning" && warnings.push(event.message);
  return { engine, random: seededRandom(1), progress, warnings };
};
const run = async (given: Partial<GanOptions> = {}, cohort = rare()) => {
  const ctx = context();
  const own = { ...options, ...given };
  gan.check!(own);
  const state = await gan.fit(cohort, own, ctx);
  const made = await gan.extend!(await gan.apply(cohort, state, own, ctx), state, own, ctx);
  const labels = texts(made.samples, "label");
  const counts = Object.fromEntries([...new Set(labels)].sort().map((label) => [label, labels.filter((own) => own === label).length])); // prettier-ignore
  return { state, made, counts, warnings: ctx.warnings };
};

describe("samples of rare classes", () => {
  test("fill classes up, behind the real ones and marked", async () => {
    const cohort = rare();
    const { made, counts, warnings } = await run({}, cohort);
    expect(counts).toEqual({ class0: 24, class1: 24, class2: 24 });
    expect(sampleNames(made).slice(0, 54)).toEqual(sampleNames(cohort));
    expect(sampleNames(made).slice(54, 56)).toEqual(["synthetic class2 1", "synthetic class2 2"]);
    expect(texts(made.samples, "synthetic").filter((text) => text === "yes")).toHaveLength(18);
    const [before, after] = [assayOf(cohort).values as Dense, assayOf(made).values as Dense];
    expect(after.values.slice(0, 540)).toEqual(before.values);
    expect(after.values.every(Number.isFinite)).toBe(true);
    expect(warnings.join()).toContain('18 synthetic samples stand beside 54 training samples (18 of "class2")');
  });

  test("look like their class: nearer to its mean than to others'", async () => {
    const cohort = rare();
    const { made } = await run({ steps: 250, learningRate: 1e-2 }, cohort);
    const { values } = assayOf(made).values as Dense;
    const labels = texts(made.samples, "label");
    const mean = (label: string) => Array.from({ length: 10 }, (_, j) => {
      const own = labels.slice(0, 54).flatMap((given, i) => (given === label ? [values[10 * i + j]!] : []));
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    }); // prettier-ignore
    const means = ["class0", "class1", "class2"].map(mean);
    const distance = (i: number, of: number[]) => Math.hypot(...of.map((value, j) => values[10 * i + j]! - value));
    const right = Array.from({ length: 18 }, (_, i) => 54 + i).filter((i) => {
      const [a, b, own] = means.map((of) => distance(i, of)) as [number, number, number];
      return own < a && own < b;
    });
    expect(right.length).toBeGreaterThan(13);
  });

  test("are as many as asked for, of the classes asked for", async () => {
    expect((await run({ perClass: 26, classes: ["class0"] })).counts).toEqual({ class0: 26, class1: 24, class2: 6 });
    const none = await run({ perClass: 3 });
    expect([none.counts["class2"], none.warnings]).toEqual([6, ["no class lacks samples, so none were made."]]);
  });

  test("are the same again, and from a saved state", async () => {
    const [first, second] = [await run(), await run()];
    expect(assayOf(second.made).values).toEqual(assayOf(first.made).values);
    const again = await gan.extend!(rare(), structuredClone(first.state), options, context());
    expect(assayOf(again).values).toEqual(assayOf(first.made).values);
  });

  test("a score says how well one learns from them, on samples set aside", async () => {
    const { state, warnings } = await run({ aside: 0.25, steps: 250, learningRate: 1e-2 });
    expect(state.score!.samples).toBe(14); // a quarter of each class
    expect(state.score!.real).toBeGreaterThan(0.8);
    expect(state.score!.synthetic).toBeGreaterThan(0.6);
    expect(warnings.join()).toMatch(/train on synthetic, test on real: balanced accuracy (0\.\d+|1\.000) on 14 /);
  });

  test("are each a group of their own, also where groups are numbers", async () => {
    const cohort = rare();
    const patients = Int32Array.from({ length: 54 }, (_, i) => i >> 1);
    const samples = withColumn(cohort.samples, "patient", patients);
    const { made } = await run({}, { ...cohort, samples, roles: { label: "label", group: "patient" } });
    const groups = groupsOf(made)!;
    expect(groups.slice(0, 54)).toEqual(Array.from(patients, String));
    expect(groups.slice(54)).toEqual(sampleNames(made).slice(54));
  });
});

test("a class that is not there, of one sample, or of few, is told", async () => {
  await expect(run({ classes: ["clas2"] })).rejects.toMatchObject({
    tag: "UnknownName",
    remedy: expect.stringMatching(/Use one of: class2/),
  });
  const cohort = rare();
  const labels = texts(cohort.samples, "label");
  const only = (count: number) => cohortSamples(cohort, labels.flatMap((label, i) => (label !== "class2" || labels.slice(0, i).filter((own) => own === label).length < count ? [i] : []))); // prettier-ignore
  const one = await run({}, only(1));
  expect([one.counts["class2"], one.warnings[0]]).toEqual([1, expect.stringContaining('"class2" has one training sample')]); // prettier-ignore
  expect((await run({ steps: 2 }, only(3))).warnings[0]).toContain(
    "3 training samples: synthetic ones will hardly differ",
  );
});

test.each([{ perClass: 0 }, { batchSize: 1 }, { hidden: [0] }, { penalty: 0 }, { aside: 0.7 }, { components: 0 }])(
  "refuses %j",
  async (wrong) => {
    await expect(run(wrong)).rejects.toMatchObject({ tag: "InvalidOption" });
  },
);

describe("in a fold", () => {
  const cohort = rare();
  const folds = Int32Array.from({ length: sampleCount(cohort) }, (_, i) => i % 3);
  const plan = (control?: object) =>
    omics(cohort)
      .scale()
      .synthesise("gan", quick)
      .classify("kNearestNeighbours", { folds: 3, ...control });
  const fold = (of: Cohort, number: number | "final" = 1) =>
    runFold({ plan: plan().toJSON(), folds, fold: number, cache: false }, { cohort: of, bytes: cohortToArrow(of) }, { onProgress: () => undefined }); // prettier-ignore

  test("synthetic samples are learnt from, and are never tested, counted or predicted", async () => {
    const outcome = await fold(cohort);
    const own = Int32Array.from(folds.keys()).filter((row) => folds[row] === 1);
    expect(outcome.rows).toEqual(own);
    expect(outcome.trainSamples).toBe(sampleCount(cohort) - own.length);
    expect(outcome.probabilities).toHaveLength(3 * own.length);
    expect(outcome.warnings.join("\n")).toMatch(/gan: \d+ synthetic samples stand beside 36 training samples/);
    const final = await fold(cohort, "final");
    expect(final.rows).toHaveLength(sampleCount(cohort));
    expect(final.final!.images.count).toBe(sampleCount(cohort));
    expect(final.final!.samples.join()).not.toContain("synthetic");
    // They do take part in the learning: without them the nearest samples are others.
    const without = omics(cohort).scale().classify("kNearestNeighbours", { folds: 3 }).toJSON();
    const bare = await runFold({ plan: without, folds, fold: 1, cache: false }, { cohort, bytes: cohortToArrow(cohort) }, { onProgress: () => undefined }); // prettier-ignore
    expect(bare.probabilities).not.toEqual(outcome.probabilities);
  });

  test("nothing is learnt from test samples: other values there change no other answer", async () => {
    const first = await fold(cohort);
    const values = (assayOf(cohort).values as Dense).values.slice();
    values.fill(50, 10, 20); // sample 1 is tested
    const changed = { ...cohort, assays: { rna: { ...assayOf(cohort), values: { ...assayOf(cohort).values, values } as Dense } } }; // prettier-ignore
    expect((await fold(changed)).probabilities.slice(3)).toEqual(first.probabilities.slice(3));
  });

  test("controls learn from synthetic samples as well", async () => {
    const drawn = omics(cohort).synthesise("gan", quick).encode("deepInsight", { pixels: 8, by: "pca" }).classify("smallCnn", { folds: 3, steps: 4, epochs: 1, batchSize: 72 }).toJSON(); // prettier-ignore
    for (const control of ["shuffledLayout", "shuffledLabels"] as const) {
      const outcome = await runFold({ plan: drawn, folds, fold: 1, control, cache: false }, { cohort, bytes: cohortToArrow(cohort) }, { onProgress: () => undefined }); // prettier-ignore
      expect(outcome.warnings.join("\n")).toContain("synthetic samples stand beside");
    }
  });

  test("a whole study counts real samples only, and its plan is written and read again", async () => {
    const written = plan();
    expect(omics(cohort).scale().synthesise("gan", quick).toJSON().steps[1]).toEqual({ verb: "synthesise", method: "gan", options: quick }); // prettier-ignore
    const study = await written.run({ jobs: 0, cache: false });
    expect(study.data.samples).toHaveLength(sampleCount(cohort));
    const table = await omics(cohort).synthesise("gan", quick).table();
    expect(sampleCount(table)).toBeGreaterThan(sampleCount(cohort));
  });
});
