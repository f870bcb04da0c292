import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import type { NetworkInput } from "../../src/models/network.js";
import { smallCnn, type SmallCnnOptions } from "../../src/models/small-cnn.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";

describeEngines("smallCnn", (engine) => {
  const { tf } = engine;
  const build = (input: Partial<NetworkInput> = {}, options: Partial<SmallCnnOptions> = {}) =>
    smallCnn.build(
      { height: 9, width: 13, channels: 2, classes: 3, ...input },
      { ...smallCnn.defaults, ...options },
      engine,
      seededRandom(1),
    );
  const shapes = (network: ReturnType<typeof build>) =>
    Object.fromEntries([...network.parameters].map(([name, { shape }]) => [name, shape]));

  test("has a weight for every place by default, or one a channel with pooling, or no convolution at all", async () => {
    await tf.setBackend(engine.name);
    const [flat, pooled, linear] = [build(), build({}, { head: "pool" }), build({}, { filters: [] })];
    expect(shapes(flat)).toEqual({
      "conv1.weight": [3, 3, 2, 8],
      "bn1.weight": [8],
      "bn1.bias": [8],
      "conv2.weight": [3, 3, 8, 16],
      "bn2.weight": [16],
      "bn2.bias": [16],
      "fc.weight": [3 * 4 * 16, 3], // 9 × 13, halved twice and rounded up
      "fc.bias": [3],
    });
    expect(shapes(pooled)["fc.weight"]).toEqual([16, 3]);
    expect(shapes(linear)).toEqual({ "fc.weight": [9 * 13 * 2, 3], "fc.bias": [3] });
    const x = tf.ones([4, 9, 13, 2]);
    for (const network of [flat, pooled, linear])
      for (const training of [false, true]) {
        const logits = network.forward(x as Tensor4D, training, seededRandom(1));
        expect(logits.shape).toEqual([4, 3]);
        logits.dispose();
      }
    for (const network of [flat, pooled, linear]) network.dispose();
    x.dispose();
  });

  test("drops values when training with randomness, never in inference", async () => {
    await tf.setBackend(engine.name);
    const network = build();
    const x = tf.randomNormal([4, 9, 13, 2], 0, 1, "float32", 1);
    const answer = (training: boolean, seed?: number) =>
      tf.tidy(() =>
        network.forward(x as Tensor4D, training, seed === undefined ? undefined : seededRandom(seed)).dataSync(),
      );
    expect(answer(true, 1)).toEqual(answer(true, 1));
    expect(answer(true, 1)).not.toEqual(answer(true, 2));
    expect(answer(false, 1)).toEqual(answer(false, 2));
    network.dispose();
    tf.dispose(x);
  });

  test("says how large images must be", () => {
    expect(() => build({ height: 3 })).toThrow(/Images of 3 × 13 pixels are too small.*at least 4 × 4/);
    const linear = build({ height: 1, width: 1 }, { filters: [] });
    linear.dispose();
  });
});

test.each<[Partial<Record<keyof SmallCnnOptions, unknown>>, RegExp]>([
  [{ filters: [8, 0] }, /filters is \[8, 0\]/],
  [{ filters: [1.5] }, /filters is \[1.5\]/],
  [{ dropout: 1 }, /dropout is 1/],
  [{ head: "mean" }, /head is "mean"/],
])("%j is refused", (wrong, message) => {
  expect(() => smallCnn.check!({ ...smallCnn.defaults, ...wrong } as SmallCnnOptions)).toThrow(message);
});
