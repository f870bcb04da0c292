import { describe, expect, test } from "@jest/globals";
import type { AnyClassifier } from "../../src/classify/classifier.js";
import { lateClassifier } from "../../src/classify/late.js";
import { assayOf, type Cohort, labelsOf, sampleCount } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { withColumn } from "../../src/data/table.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { gradient } from "../../src/explain/gradient.js";
import { severalAssays } from "../modalities/several.js";
import { listening } from "../prepare/cohorts.js";

interface Fake {
  classes: string[];
  samples: number;
  assay: string;
  watched: number;
}

/** Says the first class with the sample's first value as probability; scores a feature by its number. */
const base: AnyClassifier = {
  name: "fake",
  source: { paper: "none" },
  defaults: Object.freeze({ shuffled: false }),
  input: "table",
  fit: (train: Cohort, _options: object, _ctx: object, watched?: Cohort) =>
    Promise.resolve<Fake>({
      classes: [...new Set(labelsOf(train))].sort(),
      samples: sampleCount(train),
      assay: Object.keys(train.assays).join(),
      watched: watched ? sampleCount(watched) : 0,
    }),
  predict: (cohort: Cohort, state: Fake) =>
    Promise.resolve(
      Float32Array.from(valuesOf(cohort).flatMap(([p]) => state.classes.map((_, c) => (c === 0 ? p! : 1 - p!)))),
    ),
  attribute: (cohort: Cohort, _state: Fake, _options: object, targets: Int32Array) =>
    Promise.resolve(
      dense(targets.length, 2, Float32Array.from(valuesOf(cohort).flatMap((_, i) => [1 + targets[i]!, 3 - targets[i]!]))), // prettier-ignore
    ),
  classes: (state: Fake) => state.classes,
  history: () => [[{ epoch: 1, loss: 1, accuracy: 1 }]],
  features: (_cohort: Cohort, state: Fake) => ["x", "y"].map((name) => `${state.assay[0]!}${name}`),
  images: (cohort: Cohort, state: Fake) => ({
    count: sampleCount(cohort),
    height: 1,
    width: 2,
    channels: 1,
    values: Float32Array.from(valuesOf(cohort).flat()),
    layout: buildLayout({ height: 1, width: 2, channels: ["one"], features: base.features(cohort, state), x: Uint16Array.of(0, 1), y: new Uint16Array(2), radius: 0 }), // prettier-ignore
  }),
};

function valuesOf(cohort: Cohort): number[][] {
  const values = toDense(assayOf(cohort).values);
  return Array.from({ length: values.rows }, (_, i) => [values.values[2 * i]!, values.values[2 * i + 1]!]);
}

const labelled = (cohort: Cohort, labels: string[]): Cohort => ({
  ...cohort,
  samples: withColumn(cohort.samples, "label", labels),
  roles: { label: "label" },
});
const cohort = labelled(
  severalAssays({
    rna: [[0.9, 0], [0.2, 0], null, [0.4, 0], null], // prettier-ignore
    mirna: [[0.5, 0], null, [0.1, 0], [0.8, 0], null], // prettier-ignore
  }),
  ["a", "b", "b", "a", "a"],
);
const late = lateClassifier(base);
const { ctx } = listening();
const options = { shuffled: false };
const near = (values: ArrayLike<number>, expected: number[]) =>
  expected.forEach((value, at) => expect(values[at]).toBeCloseTo(value, 6));

describe("late fusion", () => {
  test("each classifier learns from the samples that have its assay, and is judged on such", async () => {
    const state = await late.fit(cohort, options, ctx, cohort);
    expect(state.assays.map(({ classifier }: { classifier: Fake }) => classifier)).toEqual([
      { classes: ["a", "b"], samples: 3, assay: "rna", watched: 3 },
      { classes: ["a", "b"], samples: 3, assay: "mirna", watched: 3 },
    ]);
    expect(late.features(cohort, state)).toEqual(["rna:rx", "rna:ry", "mirna:mx", "mirna:my"]);
    expect(late.history(state)).toHaveLength(2);
  });

  test("probabilities are the mean over the assays that a sample has; without any, the class shares", async () => {
    const state = await late.fit(cohort, options, ctx);
    near(await late.predict(cohort, state, options, ctx), [0.7, 0.3, 0.2, 0.8, 0.1, 0.9, 0.6, 0.4, 0.6, 0.4]);
  });

  test("an assay whose samples lack a class says nothing for it", async () => {
    const some = labelled(cohort, ["a", "b", "c", "a", "c"]); // rna saw a and b, mirna a and c
    const state = await late.fit(some, options, ctx);
    near(await late.predict(some, state, options, ctx), [0.7, 0.05, 0.25, 0.2, 0.8, 0]);
    const one = labelled(cohort, ["a", "a", "b", "a", "b"]);
    await expect(late.fit(one, options, ctx)).rejects.toThrow(
      /"rna" was measured on training samples of class "a" alone/,
    );
  });

  test("each assay alone is shown where all samples have it", async () => {
    const state = await late.fit(cohort, options, ctx);
    expect(await late.parts!(cohort, state, options, ctx)).toEqual({});
    const whole = labelled(severalAssays({ rna: [[0.9, 0]], mirna: [[0.5, 0]] }), ["a"]); // prettier-ignore
    const parts = await late.parts!(whole, state, options, ctx);
    near(parts["rna"]!, [0.9, 0.1]);
    near(parts["mirna"]!, [0.5, 0.5]);
  });

  test("scores are shares of each vote: a sample's magnitudes sum to one, whatever it has", async () => {
    const state = await late.fit(cohort, options, ctx);
    const scores = await late.attribute(cohort, state, options, Int32Array.of(0, 1, 1, 0, 0), gradient, ctx);
    near(scores.values, [1 / 8, 3 / 8, 1 / 8, 3 / 8, 1 / 2, 1 / 2, 0, 0, 0, 0, 1 / 2, 1 / 2]);
    near(scores.values.subarray(16), [0, 0, 0, 0]);
  });

  test("votes count what is told; a sample whose votes are worth nothing hears them alike", async () => {
    const some = lateClassifier(base, undefined, { rna: 3 });
    const state = await some.fit(cohort, options, ctx);
    near(await some.predict(cohort, state, options, ctx), [0.8, 0.2, 0.2, 0.8, 0.1, 0.9, 0.5, 0.5, 0.6, 0.4]);
    const scores = await some.attribute(cohort, state, options, Int32Array.of(0, 1, 1, 0, 0), gradient, ctx);
    near(scores.values, [3 / 16, 9 / 16, 1 / 16, 3 / 16, 1 / 2, 1 / 2, 0, 0]);
    const without = lateClassifier(base, undefined, { rna: 0 });
    const silent = await without.predict(cohort, await without.fit(cohort, options, ctx), options, ctx);
    near(silent, [0.5, 0.5, 0.2, 0.8, 0.1, 0.9, 0.8, 0.2, 0.6, 0.4]);
  });

  test("by validation, an assay counts what it is worth on rows that it has not learnt from", async () => {
    // rna is right and sure; mirna says the opposite of the truth.
    const rows = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 0.9 : 0.1));
    const told = labelled(severalAssays({ rna: rows.map((p) => [p, 0]), mirna: rows.map((p, i) => (i < 10 ? [1 - p, 0] : null)) }), rows.map((p) => (p > 0.5 ? "a" : "b"))); // prettier-ignore
    const judged = lateClassifier(base, undefined, "validation");
    const state = await judged.fit(told, options, ctx);
    near(state.assays.map(({ weight }: { weight: number }) => weight), [1 - 0.02 / 0.5, 0]); // prettier-ignore
    near(
      await judged.predict(told, state, options, ctx),
      rows.flatMap((p) => [p, 1 - p]),
    );
  });

  test("images of the assays stand side by side", async () => {
    const images = await late.images(cohort, await late.fit(cohort, options, ctx), ctx);
    expect([images.count, images.height, images.width]).toEqual([5, 1, 4]);
    near(images.values, [0.9, 0, 0.5, 0, 0.2, 0, 0, 0]);
    expect(images.layout.features).toEqual(["rna:rx", "rna:ry", "mirna:mx", "mirna:my"]);
  });

  test("told that it is enough, it keeps the assays that were learnt", async () => {
    const enough = { begin: () => undefined, count: () => undefined, ends: () => true };
    const state = await late.fit(cohort, options, { ...ctx, enough });
    near(await late.predict(cohort, state, options, ctx), [0.9, 0.1, 0.2, 0.8, 0.6, 0.4]);
  });
});
