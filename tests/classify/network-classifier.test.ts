import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { networkClassifier } from "../../src/classify/network-classifier.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { type Cohort, cohortSamples, labelsOf } from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { withColumn } from "../../src/data/table.js";
import { drawImages } from "../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { gradient } from "../../src/explain/gradient.js";
import { resnet18 } from "../../src/models/resnet18.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { writeSafetensors } from "../../src/models/safetensors.js";
import type { Weights } from "../../src/models/weights.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import { describeEngines } from "../engine/engines.js";
import { smallCohort } from "../omics/small-cohort.js";
import { toyContext } from "../train/toy.js";

const FEATURES = 24;
const layout = buildLayout({
  height: 6,
  width: 8,
  channels: ["grid"],
  features: Array.from({ length: FEATURES }, (_, j) => `g${j}`),
  x: Uint16Array.from({ length: FEATURES }, (_, j) => j % 8),
  y: Uint16Array.from({ length: FEATURES }, (_, j) => 2 * Math.floor(j / 8)),
  radius: 0,
});

/** Thirty samples of two classes, a third of the genes high in each, one gene a pixel on every second row. */
function encoded(): Cohort {
  const cohort = smallCohort({ samples: 30, features: FEATURES });
  const drawn = toDense(cohort.assays.table!.values);
  const values = drawImages(drawn, layout);
  return { ...cohort, images: { count: 30, height: 6, width: 8, channels: 1, values, layout, drawn } };
}

const folder = mkdtempSync(join(tmpdir(), "omixel-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));

const classifier = networkClassifier(smallCnn);
const options = { ...classifier.defaults, steps: 30, batchSize: 8, learningRate: 1e-2, filters: [4], noise: 0.3 };
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const [train, test_] = [cohortSamples(encoded(), rows(0, 20)), cohortSamples(encoded(), rows(20, 30))];

interface State {
  readonly classes: string[];
  readonly members: readonly { readonly weights: Weights }[];
}

describeEngines("a network as classifier", (engine) => {
  const fit = async (cohort = train, own: object = options, watched?: Cohort) => {
    await engine.tf.setBackend(engine.name);
    return (await classifier.fit(cohort, own, toyContext(engine), watched)) as State;
  };

  test("learns classes, and tells new samples apart; its state survives being written", async () => {
    const state = await fit();
    expect(classifier.classes(state)).toEqual(["class0", "class1"]);
    const again = valuesFromArrow(valuesToArrow(state));
    const probabilities = await classifier.predict(test_, again, options, toyContext(engine));
    expect(probabilities).toEqual(await classifier.predict(test_, state, options, toyContext(engine)));
    labelsOf(test_).forEach((label, i) =>
      expect(probabilities[2 * i + classifier.classes(state).indexOf(label)]!).toBeGreaterThan(0.5),
    );
  });

  test("ended early leaves out the networks that had not begun", async () => {
    await engine.tf.setBackend(engine.name);
    const enough = new EarlyEnd(undefined, 30);
    const ctx = { ...toyContext(engine), enough };
    const { members } = (await classifier.fit(train, { ...options, members: 3 }, ctx)) as State;
    expect(members).toHaveLength(1);
    expect(enough.stopped).toEqual({ update: 30, updates: 90 });
  });

  test("looks at the genes that differ", async () => {
    const state = await fit();
    const targets = Int32Array.from(labelsOf(test_), (label) => state.classes.indexOf(label));
    const scores = await classifier.attribute(test_, state, options, targets, gradient, toyContext(engine));
    expect([scores.rows, scores.columns]).toEqual([10, FEATURES]);
    expect(classifier.features(test_, state)).toEqual(layout.features);
    expect(scores.values.every(Number.isFinite)).toBe(true);
    // Genes of kind 0 are high in class 0, those of kind 1 in class 1, those of kind 2 in neither.
    const mean = (counts: (kind: number, target: number) => boolean) => {
      const own = scores.values.filter((_, at) => counts((at % FEATURES) % 3, targets[Math.floor(at / FEATURES)]!));
      return own.reduce((sum, score) => sum + score, 0) / own.length;
    };
    const besides = Math.abs(mean((kind) => kind === 2));
    expect(mean((kind, target) => kind === target)).toBeGreaterThan(besides);
    expect(mean((kind, target) => kind === 1 - target)).toBeLessThan(-besides);
  });

  test("tells how it does on watched rows, which change nothing, whatever their classes", async () => {
    const alone = await fit();
    const strange = withColumn(test_.samples, "label", ["other", ...labelsOf(test_).slice(1)]);
    const state = await fit(train, options, { ...test_, samples: strange });
    expect(state.members[0]!.weights).toEqual(alone.members[0]!.weights);
    const [history] = classifier.history(state);
    expect(history!.at(-1)!.validationAccuracy).toBeGreaterThan(0.5);
    const others = withColumn(
      test_.samples,
      "label",
      Array.from({ length: 10 }, () => "other"),
    );
    const [unwatched] = classifier.history(await fit(train, options, { ...test_, samples: others }));
    expect(unwatched!.at(-1)).not.toHaveProperty("validationLoss");
  });

  test("a wide branch learns beside the network, also from noisy rows; both are told apart, explained and written", async () => {
    const own = { ...options, wide: 0.01, featureNoise: 0.3, featureDropout: 0.2 };
    const state = await fit(train, own);
    const probabilities = await classifier.predict(test_, state, own, toyContext(engine));
    labelsOf(test_).forEach((label, i) =>
      expect(probabilities[2 * i + classifier.classes(state).indexOf(label)]!).toBeGreaterThan(0.5),
    );
    const again = valuesFromArrow(valuesToArrow(state)) as State;
    expect(await classifier.predict(test_, again, own, toyContext(engine))).toEqual(probabilities);
    const { network, wide } = await classifier.parts!(test_, state, own, toyContext(engine));
    const logit = (said: Float32Array) => Array.from(test_.images!.drawn!.values.keys()).slice(0, 10).map((i) => Math.log(said[2 * i]! / said[2 * i + 1]!)); // prettier-ignore
    const [both, one, two] = [probabilities, network!, wide!].map(logit) as [number[], number[], number[]];
    both.forEach((sum, i) => expect(sum).toBeCloseTo(one[i]! + two[i]!, 3));
    const targets = new Int32Array(10);
    const scores = await classifier.attribute(test_, state, own, targets, gradient, toyContext(engine));
    expect([scores.rows, scores.columns]).toEqual([10, FEATURES]);
    expect(await classifier.parts!(test_, await fit(), options, toyContext(engine))).toEqual({});
  });

  test("starts from weights of a file; a last layer for other classes is new, and says so", async () => {
    const state = await fit();
    const file = join(folder, "weights.safetensors");
    writeFileSync(file, writeSafetensors(state.members[0]!.weights));
    const still = { ...options, weights: file, steps: 1, epochs: 1, learningRate: 1e-12 };
    const same = await fit(train, still);
    const filter = (of: State) => [...of.members[0]!.weights["conv1.weight"]!.values];
    filter(same).forEach((value, i) => expect(value).toBeCloseTo(filter(state)[i]!, 6));

    const three = withColumn(train.samples, "label", ["class2", ...labelsOf(train).slice(1)]);
    const ctx = toyContext(engine);
    const more = (await classifier.fit({ ...train, samples: three }, still, ctx)) as State;
    expect(more.members[0]!.weights["fc.bias"]!.shape).toEqual([3]);
    filter(more).forEach((value, i) => expect(value).toBeCloseTo(filter(state)[i]!, 6));
    const warnings = ctx.events.flatMap((event) => (event.kind === "warning" ? [event.message] : []));
    expect(warnings.join()).toMatch(/new: fc.weight, fc.bias .*fc.bias there is \[2\]/);
  });

  test("weights that are not there, or of another network, are refused", async () => {
    await expect(fit(train, { ...options, weights: join(folder, "none") })).rejects.toMatchObject({
      tag: "FileNotFound",
    });
    const file = join(folder, "other.safetensors");
    writeFileSync(file, writeSafetensors({ odd: { shape: [1], values: Float32Array.of(1) } }));
    await expect(fit(train, { ...options, weights: file })).rejects.toMatchObject({ tag: "UnsuitableData" });
  });

  test("samples that were not encoded are refused", async () => {
    const { images: _images, ...bare } = train;
    await expect(fit(bare)).rejects.toMatchObject({ tag: "UnsuitableData", place: { step: "classify" } });
  });
});

test("its options are those of training and of its model, checked together", () => {
  const { width } = networkClassifier(resnet18).defaults as { width: number };
  expect(width).toBe(64);
  expect(Object.isFrozen(classifier.defaults)).toBe(true);
  expect(() => classifier.check!(classifier.defaults)).not.toThrow();
  expect(() => classifier.check!({ ...classifier.defaults, dropout: 2 })).toThrow(/dropout is 2/);
  expect(() => classifier.check!({ ...classifier.defaults, steps: 0 })).toThrow(/"steps" is 0/);
});
