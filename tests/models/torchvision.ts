import { readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Engine, Tensor4D } from "../../src/engine/engine.js";
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

const cases = JSON.parse(
  readFileSync(new URL("../fixtures/torchvision/expected.json", import.meta.url), "utf8"),
) as Record<string, Expected>;

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
  const gain = expected.trainingLogits ? 1 : 2;
  const state = Object.entries(expected.state);
  importWeights(network, Object.fromEntries(state.map(([key, shape], i) => [key, formulaTensor(key, shape, i, gain)])), engine); // prettier-ignore
  const images = tf.tidy(() => {
    const values = Float32Array.from(uniform(size(expected.images), 1000));
    return tf.transpose(tf.tensor4d(values, expected.images), [0, 2, 3, 1]) as Tensor4D;
  });
  const logits = tf.tidy(() => network.forward(images, false).dataSync());
  const worst = Math.max(...Array.from(logits, (value, i) => Math.abs(value - expected.logits.flat()[i]!)));
  expect(worst).toBeLessThan(1e-4);
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
