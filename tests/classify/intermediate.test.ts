import { expect, test } from "@jest/globals";
import { intermediateClassifier, type IntermediateState } from "../../src/classify/intermediate.js";
import type { Assay } from "../../src/data/assay.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { type Cohort, cohortSamples, labelsOf } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { tableOf } from "../../src/data/table.js";
import { deepInsight } from "../../src/encoders/deep-insight.js";
import { gradient } from "../../src/explain/gradient.js";
import type { JoinOptions } from "../../src/models/joined-network.js";
import { resnet18 } from "../../src/models/resnet18.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { seededRandom } from "../../src/random.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

/** Features of an assay; the first three carry the class. */
const FEATURES = 9;

/**
 * Samples of four classes. Assay "rna" tells the first two from the last two, "mirna" the odd from the even: each carries
 * half of what there is to know.
 *
 * @param without samples on which an assay was not measured
 */
function halves(samples: number, seed: number, without: Readonly<Record<string, readonly number[]>> = {}): Cohort {
  const random = seededRandom(seed);
  const kinds = Array.from({ length: samples }, (_, i) => i % 4);
  const assay = (name: string, high: (kind: number) => boolean): Assay => {
    const values = Float32Array.from({ length: samples * FEATURES }, (_, at) => {
      const marker = at % FEATURES < 3 && high(kinds[Math.floor(at / FEATURES)]!);
      return (marker ? 2.5 : 0) + 0.7 * random.normal();
    });
    const measured = new Uint8Array(samples).fill(1);
    for (const row of without[name] ?? []) {
      measured[row] = 0;
      values.fill(1e9, row * FEATURES, (row + 1) * FEATURES);
    }
    const features = tableOf({ feature: Array.from({ length: FEATURES }, (_, j) => `g${j}`) });
    return { name, values: dense(samples, FEATURES, values), features, measured };
  };
  return {
    samples: tableOf({
      sample: kinds.map((_, i) => `s${i}`),
      label: kinds.map((kind) => `class${kind}`),
    }),
    roles: { label: "label" },
    assays: { rna: assay("rna", (kind) => kind >= 2), mirna: assay("mirna", (kind) => kind % 2 === 1) },
  };
}

const encoder = {
  step: deepInsight,
  options: { ...deepInsight.defaults, pixels: 6, by: "pca" as const, normalisation: "zscore" as const },
};
const joining: JoinOptions = { join: "concatenate", dropModality: 0.2 };
const make = (join: Partial<JoinOptions> = {}) => intermediateClassifier(smallCnn, encoder, { ...joining, ...join });
const options = { ...make().defaults, filters: [4], steps: 60, batchSize: 16, learningRate: 1e-2 };
const accuracy = (probabilities: Float32Array, cohort: Cohort, classes: readonly string[]) => {
  const hits = labelsOf(cohort).filter((label, i) => {
    const row = [...probabilities.subarray(i * classes.length, (i + 1) * classes.length)];
    return classes[row.indexOf(Math.max(...row))] === label;
  });
  return hits.length / labelsOf(cohort).length;
};

describeTensorFlow("intermediate fusion with a line beside it", (engine) => {
  const wide = { ...options, wide: 0.01, featureNoise: 0.2, featureDropout: 0.1 };
  const train = halves(48, 1, { rna: [0, 9], mirna: [5] });
  const fresh = halves(24, 2, { rna: [3], mirna: [6, 7] });
  const classifier = make();

  test("adds the line's logits, tells both apart, explains both, and is written", async () => {
    await engine.tf.setBackend(engine.name);
    const ctx = toyContext(engine);
    const state = (await classifier.fit(train, wide, ctx)) as IntermediateState;
    const probabilities = await classifier.predict(fresh, state, wide, ctx);
    expect(accuracy(probabilities, fresh, state.classes)).toBeGreaterThan(0.8);
    const again = valuesFromArrow(valuesToArrow(state));
    expect(await classifier.predict(fresh, again, wide, ctx)).toEqual(probabilities);
    const { network, wide: line } = await classifier.parts!(fresh, state, wide, ctx);
    const logit = (said: Float32Array, i: number) => Math.log(said[4 * i]! / said[4 * i + 1]!);
    for (let i = 0; i < 24; i++) expect(logit(probabilities, i)).toBeCloseTo(logit(network!, i) + logit(line!, i), 3);
    const targets = new Int32Array(24);
    const scores = await classifier.attribute(fresh, state, wide, targets, gradient, ctx);
    expect([scores.rows, scores.columns]).toEqual([24, 2 * FEATURES]);
    // Of an assay that a sample lacks, nothing is said: no features of "mirna" (the first nine) in sample 6.
    const mirna = Array.from(scores.values.subarray(6 * 18, 6 * 18 + FEATURES));
    expect(mirna).toEqual(new Array<number>(FEATURES).fill(0));
  });

  test("the line alone tells the classes, and is none where none is asked for", async () => {
    await engine.tf.setBackend(engine.name);
    const ctx = toyContext(engine);
    const whole = [halves(48, 1), halves(24, 2)] as const;
    const still = { ...wide, featureNoise: 0, featureDropout: 0, steps: 120 };
    const state = (await classifier.fit(whole[0], still, ctx)) as IntermediateState;
    const { wide: line } = await classifier.parts!(whole[1], state, still, ctx);
    expect(accuracy(line!, whole[1], state.classes)).toBeGreaterThan(0.8);
    const without = (await classifier.fit(whole[0], { ...options, steps: 2 }, ctx)) as IntermediateState;
    expect(without).not.toHaveProperty("wide");
    expect(Object.keys(await classifier.parts!(whole[1], without, options, ctx))).toEqual(["mirna", "rna"]);
  });
});

describeTensorFlow("intermediate fusion", (engine) => {
  const fit = async (train: Cohort, own: object = options, classifier = make(), watched?: Cohort) => {
    await engine.tf.setBackend(engine.name);
    return (await classifier.fit(train, own, toyContext(engine), watched)) as IntermediateState;
  };
  const ask = (cohort: Cohort, state: IntermediateState, classifier = make()) =>
    classifier.predict(cohort, state, options, toyContext(engine));

  test.each(["concatenate", "gated"] as const)(
    "%s: two assays that know half each are better together than either",
    async (join) => {
      const classifier = make({ join });
      const [train, unseen] = [halves(64, 1), halves(40, 2)];
      const state = await fit(train, { ...options, steps: 150 }, classifier, unseen);
      expect(state.assays.map(({ name }) => name)).toEqual(["mirna", "rna"]);
      const [joint, parts] = [
        await classifier.predict(unseen, state, options, toyContext(engine)),
        await classifier.parts!(unseen, state, options, toyContext(engine)),
      ];
      expect(accuracy(joint, unseen, state.classes)).toBeGreaterThan(0.85);
      for (const name of ["rna", "mirna"]) expect(accuracy(parts[name]!, unseen, state.classes)).toBeLessThan(0.75);
      expect(classifier.history(state)[0]!.at(-1)!.validationAccuracy).toBeGreaterThan(0.85);
    },
  );

  test("a sample is judged by what it has; what stands in unmeasured rows is never looked at", async () => {
    const without = { rna: [0, 5, 9, 20], mirna: [3, 9, 14] };
    const holes = halves(48, 1, without);
    const state = await fit(holes);
    const told = await ask(holes, state);
    expect([...told].every(Number.isFinite)).toBe(true);
    // Sample 9 has nothing: it gets the class shares.
    expect([...told.subarray(36, 40)]).toEqual([...state.shares]);
    const empty = Object.fromEntries(
      Object.entries(holes.assays).map(([name, assay]) => {
        const values = toDense(assay.values);
        const clean = values.values.map((value) => (value === 1e9 ? NaN : value));
        return [name, { ...assay, values: { ...values, values: clean } }];
      }),
    );
    expect((await fit({ ...holes, assays: empty })).members[0]!.weights).toEqual(state.members[0]!.weights);
    expect(await ask({ ...holes, assays: empty }, state)).toEqual(told);
    // Without its microRNAs a sample is still told apart by its half.
    const unseen = halves(40, 2, { mirna: Array.from({ length: 40 }, (_, i) => i) });
    const found = await ask(unseen, state);
    const half = Array.from({ length: 40 }, (_, i) => found[4 * i + 2]! + found[4 * i + 3]! > 0.5);
    expect(half.filter((high, i) => high === i % 4 >= 2).length).toBeGreaterThan(32);
  });

  test("the order of assays changes nothing; nor does writing what was learnt", async () => {
    const cohort = halves(32, 1, { rna: [4] });
    const { rna, mirna } = cohort.assays as Record<"rna" | "mirna", Assay>;
    const turned = { ...cohort, assays: { mirna, rna } };
    const [state, other] = [await fit(cohort), await fit(turned)];
    expect(other).toEqual(state);
    const again = valuesFromArrow(valuesToArrow(state)) as IntermediateState;
    expect(await ask(turned, again)).toEqual(await ask(cohort, state));
  });

  test("looks at the features of every assay, and at none that a sample lacks", async () => {
    const classifier = make();
    const cohort = halves(64, 1);
    const state = await fit(cohort, { ...options, steps: 100, members: 2 });
    const unseen = halves(16, 2, { rna: [2], mirna: [7] });
    const targets = Int32Array.from({ length: 16 }, (_, i) => i % 4);
    const scores = await classifier.attribute(unseen, state, options, targets, gradient, toyContext(engine));
    const names = classifier.features(unseen, state);
    expect(names).toHaveLength(2 * FEATURES);
    const total = (row: number, assay: string, wanted: (feature: number) => boolean) =>
      names.reduce((sum, name, j) => {
        const [own, feature] = name.split(":") as [string, string];
        return own === assay && wanted(Number(feature.slice(1))) ? sum + Math.abs(scores.values[row * names.length + j]!) : sum; // prettier-ignore
      }, 0);
    for (const assay of ["rna", "mirna"]) {
      const rows = Array.from({ length: 16 }, (_, row) => row).filter((row) => row !== 2 && row !== 7);
      const sum = (wanted: (feature: number) => boolean) => rows.reduce((all, row) => all + total(row, assay, wanted), 0); // prettier-ignore
      expect(sum((feature) => feature < 3) / 3).toBeGreaterThan((1.5 * sum((feature) => feature >= 3)) / 6);
    }
    expect(total(2, "rna", () => true)).toBe(0);
    expect(total(7, "mirna", () => true)).toBe(0);
    expect(total(2, "mirna", () => true)).toBeGreaterThan(0);
  });

  test("images of the assays stand side by side", async () => {
    const cohort = halves(16, 1, { mirna: [3] });
    const images = await make().images(cohort, await fit(cohort, { ...options, steps: 2 }), toyContext(engine));
    expect([images.count, images.height, images.width]).toEqual([16, 6, 12]);
    expect(images.layout.features.filter((name) => name.startsWith("rna:"))).toHaveLength(FEATURES);
  });

  test("ended early leaves out the networks that had not begun", async () => {
    await engine.tf.setBackend(engine.name);
    const enough = new EarlyEnd(undefined, 20);
    const ctx = { ...toyContext(engine), enough };
    const own = { ...options, steps: 20, members: 3 };
    const { members } = (await make().fit(halves(32, 1), own, ctx)) as IntermediateState;
    expect(members).toHaveLength(1);
    expect(enough.stopped).toEqual({ update: 20, updates: 60 });
  });

  test("an assay of one class alone is refused, and a stop is heard", async () => {
    const alone = halves(16, 1, { rna: Array.from({ length: 16 }, (_, i) => i).filter((i) => i % 4 !== 1) });
    await expect(fit(alone)).rejects.toThrow(/"rna" was measured on training samples of class "class1" alone/);
    const stopped = { ...toyContext(engine), signal: AbortSignal.abort() };
    await expect(make().fit(halves(16, 1), options, stopped)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

describeEngines("intermediate fusion", (engine) => {
  test("has branches of any network, and disposes of all it made", async () => {
    await engine.tf.setBackend(engine.name);
    const large = { ...encoder, options: { ...encoder.options, pixels: 32 } };
    const classifier = intermediateClassifier(resnet18, large, joining);
    const own = { ...classifier.defaults, width: 2, steps: 2, batchSize: 8 };
    const before = engine.tf.memory().numTensors;
    const cohort = halves(12, 1, { rna: [1], mirna: [2] });
    const state = (await classifier.fit(cohort, own, toyContext(engine))) as IntermediateState;
    const probabilities = await classifier.predict(cohortSamples(cohort, [0, 1, 2]), state, own, toyContext(engine));
    expect([...probabilities].every(Number.isFinite)).toBe(true);
    expect(Object.keys(state.members[0]!.weights)).toContain("mirna.layer4.1.conv2.weight");
    expect(engine.tf.memory().numTensors).toBe(before);
  });
});
