import { expect, test } from "@jest/globals";
import type { Engine, Tensor4D } from "../../src/engine/engine.js";
import type { NetworkInput } from "../../src/models/network.js";
import { resnet18 } from "../../src/models/resnet18.js";
import { exportWeights, importWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";

function build(engine: Engine, input: Partial<NetworkInput>, width = 64, random = seededRandom(1)) {
  const options = { ...resnet18.defaults, width };
  return resnet18.build({ height: 64, width: 64, channels: 3, classes: 5, ...input }, options, engine, random);
}

describeEngines("a residual network", (engine) => {
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

describeTensorFlow("a residual network with positions", (engine) => {
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

describeTensorFlow("a residual network drawn twice", (engine) => {
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
