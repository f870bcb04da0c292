import { readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Engine, Tensor4D } from "../../src/engine/engine.js";
import { type MatchedWeights, matchWeights } from "../../src/models/match-weights.js";
import type { AnyModel } from "../../src/models/model.js";
import type { Network } from "../../src/models/network.js";
import { exportWeights, importWeights, type Weights } from "../../src/models/weights.js";
import { type Random, seededRandom } from "../../src/random.js";
import { expectClose } from "../engine/engines.js";

/** What torchvision's network of a name answers; made by tests/fixtures/torchvision/generate.py. */
interface Expected {
  readonly factor: number;
  readonly classes: number;
  readonly images: [count: number, channels: number, height: number, width: number];
  readonly state: Readonly<Record<string, number[]>>;
  readonly logits: number[][];
  readonly trainingLogits?: number[][];
  readonly runningAfterTraining?: Readonly<Record<string, number[]>>;
  readonly parametersFor1000Classes: number;
}

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/torchvision/${file}`, import.meta.url), "utf8")) as Record<
    string,
    Expected
  >;
const cases = read("expected.json");
const otherNames = read("other-names.json");

const { imul } = Math; // looked up once: in jest's sandbox each look at a global is slow

/** The formula of tests/fixtures/torchvision/generate.py: a 32-bit hash of the position, in [-1, 1). */
function uniform(count: number, seed: number): Float64Array {
  const start = imul(seed, 0x9e3779b9);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let h = (i + start) | 0;
    h = imul(h ^ (h >>> 16), 0x85ebca6b);
    h = imul(h ^ (h >>> 13), 0xc2b2ae35);
    out[i] = ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1;
  }
  return out;
}

function formulaTensor(name: string, shape: number[], index: number, gain: number): Weights[string] {
  const [offset, factor] = name.endsWith("running_var")
    ? [1, 0.5]
    : name.endsWith("running_mean") || name.endsWith("bias")
      ? [0, 0.1]
      : shape.length === 1
        ? [1, 0.2]
        : [0, Math.sqrt((3 * gain) / size(shape.slice(1)))];
  const values = new Float32Array(size(shape));
  uniform(values.length, index).forEach((u, i) => (values[i] = offset + factor * u));
  return { shape, values };
}

const size = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** For networks whose weights are given or only counted: drawing eleven million takes seconds in jest's sandbox. */
export const still: Random = { ...seededRandom(1), normal: () => 0, next: () => 0.5 };

/** Values that a network learns. */
export function countParameters({ parameters }: Pick<Network, "parameters">): number {
  return [...parameters.values()].reduce((sum, { shape }) => sum + size(shape), 0);
}

function formulaWeights({ state }: Expected): Weights {
  const gain = Object.keys(state).some((key) => key.endsWith("running_mean")) ? 1 : 2;
  return Object.fromEntries(Object.entries(state).map(([key, shape], i) => [key, formulaTensor(key, shape, i, gain)]));
}

function formulaImages({ images }: Expected, { tf }: Engine): Tensor4D {
  return tf.tidy(() => {
    const values = Float32Array.from(uniform(size(images), 1000));
    return tf.transpose(tf.tensor4d(values, images), [0, 2, 3, 1]);
  });
}

function expectLogits(network: Network, images: Tensor4D, { logits }: Expected, { tf }: Engine): void {
  const found = tf.tidy(() => network.forward(images, false).dataSync());
  const worst = Math.max(...Array.from(found, (value, i) => Math.abs(value - logits.flat()[i]!)));
  expect(worst).toBeLessThan(1e-4);
}

/**
 * Expects a network that is given weights under other names, or for images of another size, to answer with the logits of the
 * library that they come from (tests/fixtures/torchvision/generate_other_names.py).
 *
 * @returns what was matched
 */
export function expectOtherNames(
  model: AnyModel,
  name: string,
  optionsFor: (factor: number) => object,
  engine: Engine,
): MatchedWeights {
  const expected = otherNames[name]!;
  const [, channels, height, width] = expected.images;
  const input = { height, width, channels, classes: expected.classes };
  const network = model.build(input, { ...model.defaults, ...optionsFor(expected.factor) }, engine, still);
  const matched = matchWeights(network, formulaWeights(expected));
  importWeights(network, matched.taken, engine, { skip: matched.fresh });
  const images = formulaImages(expected, engine);
  expectLogits(network, images, expected, engine);
  images.dispose();
  network.dispose();
  return matched;
}

/**
 * Expects the network, filled by the formula, to have torchvision's names and shapes and to answer with its logits.
 *
 * @param options those that make it as narrow as the fixture's; `factor` of them is told
 */
export function expectTorchvision(
  model: AnyModel,
  name: string,
  optionsFor: (factor: number) => object,
  engine: Engine,
): void {
  const { tf } = engine;
  const expected = cases[name]!;
  const [, channels, height, width] = expected.images;
  const input = { height, width, channels, classes: expected.classes };
  const network = model.build(input, { ...model.defaults, ...optionsFor(expected.factor) }, engine, still);
  const shapes = Object.entries(exportWeights(network)).map(([key, { shape }]) => [key, [...shape]] as const);
  expect(Object.fromEntries(shapes)).toEqual(expected.state);
  importWeights(network, formulaWeights(expected), engine);
  const images = formulaImages(expected, engine);
  expectLogits(network, images, expected, engine);
  if (expected.trainingLogits && expected.runningAfterTraining) {
    const training = tf.tidy(() => network.forward(images, true).dataSync());
    // A dozen values a channel in the last stage: their spread magnifies rounding.
    expectClose(training, expected.trainingLogits.flat(), 2e-3);
    for (const [key, values] of Object.entries(expected.runningAfterTraining))
      expectClose(network.buffers.get(key)!.dataSync().slice(0, 8), values, 1e-4);
  }
  images.dispose();
  network.dispose();
}

/** What torchvision's network has for 1,000 classes and colour photographs. */
export function torchvisionParameters(name: string): number {
  return cases[name]!.parametersFor1000Classes;
}
