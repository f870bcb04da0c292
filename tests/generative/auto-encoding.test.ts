import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import type { Dense } from "../../src/data/dense.js";
import { numbers, texts } from "../../src/data/table.js";
import { pca } from "../../src/embed/pca.js";
import { openEngine } from "../../src/engine/open.js";
import { autoencoder } from "../../src/prepare/autoencoder.js";
import { vae } from "../../src/prepare/vae.js";
import { seededRandom } from "../../src/random.js";
import { mergeOptions } from "../../src/registry.js";
import type { AnyStep } from "../../src/step.js";
import { hiddenFactors, nearestOfOwnClass } from "../prepare/latent-cohorts.js";
import { cohortOf, listening, matrix, someCounts } from "../prepare/cohorts.js";

const engine = await openEngine();
const quick = { latent: 3, steps: 150, epochs: 1, batchSize: 32, learningRate: 1e-2, hidden: [16] };
const run = async (step: AnyStep, train: Cohort, given: object, other = train, signal?: AbortSignal) => {
  const { ctx, warnings } = listening();
  const own = { ...ctx, engine, ...(signal ? { signal } : {}) };
  const options = mergeOptions<object>(step.name, step.defaults as object, { ...quick, ...given });
  const state = (await step.fit(train, options, own)) as { learnt: Record<string, unknown> & { error: number } };
  const made = await step.apply(other, state, options, own);
  return { state, made, values: (made.assays.rna!.values as Dense).values, warnings };
};

describe("a linear autoencoder", () => {
  test("gives back nearly as much as principal components, and spans what they span", async () => {
    const cohort = hiddenFactors(90, 20, 3, 0.5);
    const { state, made, values, warnings } = await run(autoencoder, cohort, {
      hidden: [],
      steps: 800,
      batchSize: 90,
      masked: 0,
    });
    const { values: raw } = cohort.assays.rna!.values as Dense;
    const { scaling } = (state.learnt as unknown as { input: { scaling: { mean: Float32Array; sd: Float32Array } } })
      .input;
    const z = Float64Array.from(raw, (value, at) => (value - scaling.mean[at % 20]!) / scaling.sd[at % 20]!);
    const ctx = { ...listening().ctx, engine, random: seededRandom(1) };
    const { explainedVarianceRatio, scores } = pca({ rows: 90, columns: 20, values: z }, { components: 3, solver: "exact" }, ctx); // prettier-ignore
    // The variance of a z-score is 1 where it is divided by n - 1.
    const best = (89 / 90) * (1 - explainedVarianceRatio.reduce((sum, share) => sum + share, 0));
    expect(state.learnt.error).toBeGreaterThan(best - 1e-6);
    expect(state.learnt.error).toBeLessThan(1.02 * best);
    const errors = numbers(made.samples, "autoencoderError");
    expect(errors.reduce((sum, value) => sum + value, 0) / 90).toBeCloseTo(state.learnt.error, 6);
    expect(warnings).toEqual([]);
    // Every principal component is a linear combination of the latent values.
    const latent = { rows: 90, columns: 3, values: centred(values, 3) };
    const { u } = engine.linalg.svd(latent);
    for (let k = 0; k < 3; k++) {
      const component = Float64Array.from({ length: 90 }, (_, i) => scores.values[3 * i + k]!);
      const length = Math.hypot(...component);
      const along = [0, 1, 2].map((c) => component.reduce((sum, value, i) => sum + (value / length) * u.values[3 * i + c]!, 0)); // prettier-ignore
      expect(Math.hypot(...along)).toBeGreaterThan(0.99);
    }
  });
});

describe.each([["autoencoder", autoencoder] as const, ["vae", vae] as const])("%s", (name, step: AnyStep) => {
  const cohort = hiddenFactors(90, 20, 3, 1);

  test("tells classes apart by its latent values, of training samples and of others", async () => {
    const whole = hiddenFactors(150, 20, 3, 1);
    const part = (from: number, to: number) => someRows(whole, from, to);
    const { values, made } = await run(step, part(0, 90), {}, part(90, 150));
    expect(texts(made.assays.rna!.features, "feature")).toEqual(["LATENT1", "LATENT2", "LATENT3"]);
    expect(nearestOfOwnClass(values, 3)).toBeGreaterThan(0.8);
  });

  test("more than it has features, a single sample, a stop, and a loss that is no number are told", async () => {
    await expect(run(step, cohort, { latent: 21 })).rejects.toMatchObject({
      tag: "UnsuitableData",
      what: "20 features are to become 21 latent values.",
      place: { step: name },
    });
    await expect(run(step, someRows(cohort, 0, 1), {})).rejects.toMatchObject({ tag: "TooFewSamples" });
    await expect(run(step, cohort, {}, cohort, AbortSignal.abort())).rejects.toMatchObject({ tag: "Aborted" });
    await expect(run(step, cohort, { learningRate: 1e30 })).rejects.toMatchObject({
      tag: "EngineFailure",
      place: { step: name },
    });
  });

  test("fewer samples than a batch are one batch", async () => {
    const { values } = await run(step, someRows(cohort, 0, 5), { steps: 10 });
    expect(values.every(Number.isFinite)).toBe(true);
  });

  test("what it learns does not depend on samples that it is applied to, nor on those beside them", async () => {
    const [first, second] = [await run(step, cohort, { steps: 20 }), await run(step, cohort, { steps: 20 }, someRows(cohort, 7, 8))]; // prettier-ignore
    expect(second.state).toEqual(first.state);
    expect(second.values).toEqual(first.values.slice(21, 24));
  });

  test("keeps the features beside, where it is asked to", async () => {
    const { made, values } = await run(step, cohort, { steps: 5, keep: true });
    expect(made.assays.rna!.values.columns).toBe(23);
    expect(texts(made.assays.rna!.features, "feature").slice(18)).toEqual(["g18", "g19", "LATENT1", "LATENT2", "LATENT3"]); // prettier-ignore
    expect(values.slice(0, 20)).toEqual((cohort.assays.rna!.values as Dense).values.slice(0, 20));
  });

  test.each(["poisson", "negativeBinomial"])(
    "gives counts back by %s, better than their means do",
    async (likelihood) => {
      const counts = twoKinds();
      const { state } = await run(step, counts, { likelihood, latent: 2 });
      const flat = await run(step, counts, { likelihood, latent: 2, steps: 1, learningRate: 1e-9 });
      expect(state.learnt.error).toBeLessThan(0.6 * flat.state.learnt.error);
      await expect(run(step, cohort, { likelihood })).rejects.toMatchObject({ tag: "UnsuitableData" });
    },
  );

  test("is refused where it would keep features of the names that it gives", async () => {
    const { made } = await run(step, cohort, { steps: 5, keep: true });
    const other = name === "vae" ? autoencoder : vae;
    const again = run(other, made, { steps: 5, keep: true });
    await expect(again).rejects.toMatchObject({ tag: "InvalidOption", what: expect.stringContaining('"LATENT1"') });
    const { values } = await run(other, made, { steps: 5 });
    expect(values).toHaveLength(3 * 90);
  });

  test.each(["gaussian", "poisson", "negativeBinomial"])("leaves no tensors behind, %s", async (likelihood) => {
    const counts = twoKinds();
    await run(step, counts, { likelihood, latent: 2, steps: 5 });
    const before = engine.tf.memory().numTensors;
    await run(step, counts, { likelihood, latent: 2, steps: 5 });
    expect(engine.tf.memory().numTensors).toBe(before);
  });

  test("the error of a sample like no other is a number, if a large one", async () => {
    const counts = someCounts(24, 6);
    const values = counts.values.map((_, at) => 10000 + ((7 * at) % 5)); // so even that anything else is far away
    const wild = Float32Array.of(0, ...values.slice(1, 6), 1e7, ...values.slice(1, 6), 0, 0, 0, 0, 0, 0);
    const given = { likelihood: "poisson", latent: 2, steps: 300, learningRate: 1e-3 };
    const other = cohortOf({ ...counts, rows: 3, values: wild });
    const { made } = await run(step, cohortOf({ ...counts, values }), given, other);
    const errors = numbers(made.samples, `${name}Error`);
    expect(errors.every(Number.isFinite)).toBe(true);
    expect([errors[0]! > 1e5, errors[1]! > 1e5, errors[2]]).toEqual([true, true, 0]);
  });

  test.each(["poisson", "negativeBinomial"])(
    "the loss of counts by %s falls from epoch to epoch, however deep the samples are",
    async (likelihood) => {
      const counts = twoKinds((i) => 1 + ((7 * i) % 40));
      const { state } = await run(step, counts, { likelihood, latent: 2, batchSize: 16, epochs: 40 });
      const history = [...(state.learnt.history as Float64Array)];
      expect(Math.max(...history.slice(-20))).toBeLessThan(Math.min(...history.slice(0, 5)));
      expect(Math.min(...history)).toBeGreaterThan(0); // probabilities of counts are below 1
    },
  );

  test("the negative binomial learns how much counts scatter: as little as by Poisson's law, or far more", async () => {
    const last = async (counts: Cohort, likelihood: string) => {
      const { state } = await run(step, counts, { likelihood, latent: 2, learningRate: 5e-3, steps: 120 });
      return (state.learnt.history as Float64Array).at(-1)!;
    };
    const [even, wild] = [twoKinds(), twoKinds(undefined, 0.5)];
    expect(await last(even, "negativeBinomial")).toBeLessThan(1.1 * (await last(even, "poisson")));
    expect(await last(wild, "negativeBinomial")).toBeLessThan(0.7 * (await last(wild, "poisson")));
  });

  test("constant and empty tables are refused, not learnt", async () => {
    const constant = cohortOf(matrix([[1, 1, 1, 1], [1, 1, 1, 1]])); // prettier-ignore
    await expect(run(step, constant, {})).rejects.toMatchObject({ tag: "UnsuitableData" });
  });
});

describe("the divergence", () => {
  const cohort = hiddenFactors(90, 20, 3, 1);

  test("holds the latent values near standard normal ones, the more the heavier it weighs", async () => {
    const spread = async (beta: number) => {
      const { state } = await run(vae, cohort, { beta, warmup: 0.2 });
      return (state.learnt.divergences as Float64Array).reduce((sum, value) => sum + value, 0);
    };
    const [light, standard, heavy] = [await spread(0.01), await spread(1), await spread(20)];
    expect(light).toBeGreaterThan(standard);
    expect(standard).toBeGreaterThan(heavy);
  });

  test("latent values that say nothing are counted in a warning", async () => {
    const { warnings } = await run(vae, cohort, { beta: 1000, warmup: 0 });
    expect(warnings.join()).toMatch(/vae: 3 of 3 latent values say nothing of the samples/);
    expect(warnings.join()).toMatch(/explains \d % of/);
  });
});

function someRows(cohort: Cohort, from: number, to: number): Cohort {
  const rna = cohort.assays.rna!;
  const { columns, values } = rna.values as Dense;
  const rows = to - from;
  const own = { ...rna, values: { ...rna.values, rows, values: values.slice(from * columns, to * columns) } as Dense, measured: rna.measured.slice(from, to) }; // prettier-ignore
  return { ...cohort, samples: cohort.samples.slice(from, to), assays: { rna: own } };
}

function centred(values: Float32Array, columns: number): Float64Array {
  const rows = values.length / columns;
  const means = Array.from({ length: columns }, (_, j) => Array.from({ length: rows }, (_, i) => values[i * columns + j]!).reduce((a, b) => a + b) / rows); // prettier-ignore
  return Float64Array.from(values, (value, at) => value - means[at % columns]!);
}

/** Counts of two kinds of samples at different depths. @param scatter sd of their logarithms beyond Poisson's law */
function twoKinds(depth = (i: number) => 1 + (i % 3), scatter = 0): Cohort {
  const random = seededRandom(4);
  const counts = someCounts(60, 12);
  const values = counts.values.map((_, at) => {
    const [i, j] = [Math.floor(at / 12), at % 12];
    const rate = (i % 2 === j % 2 ? 30 : 5) * depth(i) * (scatter > 0 ? Math.exp(scatter * random.normal()) : 1);
    return Math.max(0, Math.round(rate + Math.sqrt(rate) * random.normal()));
  });
  return cohortOf({ ...counts, values });
}
