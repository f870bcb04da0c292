import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Engine, Tensor4D } from "../../src/engine/engine.js";
import type { NetworkInput } from "../../src/models/network.js";
import { resnet18 } from "../../src/models/resnet18.js";
import { exportWeights, importWeights, type Weights } from "../../src/models/weights.js";
import { type Random, seededRandom } from "../../src/random.js";
import { describeEngines, describeTensorFlow, expectClose } from "../engine/engines.js";

interface Expected {
  readonly classes: number;
  readonly images: [number, number, number, number];
  readonly state: Readonly<Record<string, number[]>>;
  readonly logits: number[][];
  readonly trainingLogits: number[][];
  readonly runningAfterTraining: Readonly<Record<string, number[]>>;
  readonly parametersFor1000Classes: number;
}

const expected = JSON.parse(
  readFileSync(new URL("../fixtures/resnet18/expected.json", import.meta.url), "utf8"),
) as Expected;

const { imul } = Math; // looked up once: in jest's sandbox each look at a global is slow

/** The formula of tests/fixtures/resnet18/generate.py: a 32-bit hash of the position, in [-1, 1). */
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

function formulaTensor(name: string, shape: number[], index: number): Weights[string] {
  const [offset, factor] = name.endsWith("running_var")
    ? [1, 0.5]
    : name.endsWith("running_mean") || name.endsWith("bias")
      ? [0, 0.1]
      : shape.length === 1
        ? [1, 0.2]
        : [0, Math.sqrt(3 / size(shape.slice(1)))];
  const values = new Float32Array(size(shape));
  uniform(values.length, index).forEach((u, i) => (values[i] = offset + factor * u));
  return { shape, values };
}

const size = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** For networks whose weights are given or only counted: drawing eleven million takes seconds in jest's sandbox. */
const still: Random = { ...seededRandom(1), normal: () => 0, next: () => 0.5 };

function build(engine: Engine, input: Partial<NetworkInput>, width = 64, random = seededRandom(1)) {
  const options = { ...resnet18.defaults, width };
  return resnet18.build({ height: 64, width: 64, channels: 3, classes: 5, ...input }, options, engine, random);
}

describeTensorFlow("resnet18 beside torchvision", (engine) => {
  const { tf } = engine;

  test("has its names, shapes and number of parameters", () => {
    const network = build(engine, { classes: 1000 }, 64, still);
    const shapes = Object.fromEntries(
      Object.entries(exportWeights(network)).map(([name, { shape }]) => [name, [...shape]]),
    );
    const ofThousand = { ...expected.state, "fc.weight": [1000, 512], "fc.bias": [1000] };
    expect(shapes).toEqual(ofThousand);
    const parameters = [...network.parameters.values()].reduce((sum, { shape }) => sum + size(shape), 0);
    expect(parameters).toBe(11_689_512);
    expect(parameters).toBe(expected.parametersFor1000Classes);
    network.dispose();
  });

  test("answers with its logits to 1e-4, and in training mode with those of the batch", () => {
    const network = build(engine, { classes: expected.classes, height: 64, width: 48 }, 64, still);
    const weights = Object.fromEntries(
      Object.entries(expected.state).map(([name, shape], index) => [name, formulaTensor(name, shape, index)]),
    );
    importWeights(network, weights, engine);
    const images = tf.tidy(
      () =>
        tf.transpose(
          tf.tensor4d(Float32Array.from(uniform(size(expected.images), 1000)), expected.images),
          [0, 2, 3, 1],
        ) as Tensor4D,
    );
    const logits = network.forward(images, false);
    const worst = Math.max(...Array.from(logits.dataSync(), (v, i) => Math.abs(v - expected.logits.flat()[i]!)));
    expect(worst).toBeLessThan(1e-4);

    const training = network.forward(images, true);
    // Twelve values a channel in the last stage: their spread magnifies rounding.
    expectClose(training.dataSync(), expected.trainingLogits.flat(), 2e-3);
    for (const [name, values] of Object.entries(expected.runningAfterTraining))
      expectClose(network.buffers.get(name)!.dataSync().slice(0, 8), values, 1e-4);
    tf.dispose([images, logits, training]);
    network.dispose();
  });
});

describeEngines("resnet18", (engine) => {
  const { tf } = engine;

  test("takes other numbers of channels, and every parameter has a gradient", () => {
    tf.setBackend(engine.name);
    const before = tf.memory().numTensors;
    const network = build(engine, { height: 32, width: 40, channels: 5, classes: 2 }, 2);
    const x = tf.randomNormal([2, 32, 40, 5], 0, 1, "float32", 3);
    const { value, grads } = tf.variableGrads(
      () => tf.sum(tf.square(network.forward(x as Tensor4D, true))) as never,
      [...network.parameters.values()],
    );
    expect(Object.keys(grads).length).toBe(network.parameters.size);
    for (const [name, variable] of network.parameters)
      expect([name, tf.sum(tf.abs(grads[variable.name]!)).dataSync()[0]! > 0]).toEqual([name, true]);
    tf.dispose([value, grads, x]);
    network.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before + 2 * network.parameters.size);
  });
});

describeTensorFlow("resnet18 with positions", (engine) => {
  const { tf } = engine;
  const input = { height: 64, width: 64, channels: 1, classes: 2 };
  const make = (positions: number, seed = 1) =>
    resnet18.build(input, { width: 4, positions }, engine, seededRandom(seed));
  /** How much what a bright square adds to the logits changes when it moves by a multiple of all strides; 0 = not at all. */
  const shift = (positions: number) => {
    const side = 320;
    const wide = { ...input, height: side, width: side };
    const network = resnet18.build(wide, { width: 4, positions }, engine, seededRandom(1));
    const logits = (at?: number) =>
      tf.tidy(() => {
        const image = new Float32Array(side * side);
        for (let y = at ?? side; y < Math.min(side, at! + 8); y++) image.fill(1, side * y + at!, side * y + at! + 8);
        return Array.from(network.forward(tf.tensor4d(image, [1, side, side, 1]), false).dataSync());
      });
    const blank = logits();
    const [here, there] = [128, 192].map((at) => logits(at).map((value, c) => value - blank[c]!));
    network.dispose();
    return Math.hypot(...here!.map((value, c) => value - there![c]!)) / Math.hypot(...here!, ...there!);
  };

  test("tells apart what a pooling network takes for nearly the same: one thing at two places", () => {
    expect(shift(2)).toBeGreaterThan(3 * shift(0));
  });

  test("the pattern is kept with the weights and changes no other weight", () => {
    const [plain, placed] = [make(0), make(2)];
    const { positions, ...rest } = exportWeights(placed);
    expect(positions!.shape).toEqual([64, 64, 1]);
    expect(rest).toEqual(exportWeights(plain));
    expect([...placed.parameters.keys()]).toEqual([...plain.parameters.keys()]);
    const other = make(2, 2);
    importWeights(other, exportWeights(placed), engine);
    expect(exportWeights(other).positions).toEqual(positions);
    for (const network of [plain, placed, other]) network.dispose();
  });

  test.each([-1, NaN, Infinity])("a strength of %d is refused", (positions) => {
    expect(() => resnet18.check!({ ...resnet18.defaults, positions })).toThrow(/positions is/);
  });
});

describeTensorFlow("resnet18 on two engines", (engine) => {
  test("the same seed starts with the same weights", () => {
    const [first, second] = [build(engine, {}, 8), build(engine, {}, 8)];
    expect(exportWeights(first)).toEqual(exportWeights(second));
    first.dispose();
    second.dispose();
  });
});

test.each([0, 2.5, NaN])("a width of %d is refused", (width) => {
  expect(() => resnet18.check!({ ...resnet18.defaults, width })).toThrow(/width is/);
});
