import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { Layers } from "../../src/models/layers.js";
import { squeezeExcitation } from "../../src/models/squeeze-excitation.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

describeEngines("squeeze and excitation", (engine) => {
  const { tf } = engine;

  test("weighs each channel of each image by what its mean makes of it", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const excite = squeezeExcitation(layers, "se", 3, 1, engine);
    expect([...layers.parameters].map(([name, { shape }]) => [name, shape])).toEqual([
      ["se.fc1.weight", [1, 1, 3, 1]],
      ["se.fc1.bias", [1]],
      ["se.fc2.weight", [1, 1, 1, 3]],
      ["se.fc2.bias", [3]],
    ]);
    const values = [1, 2, 3, 5, 0, -1, 4, 4, 4, 0, 0, 2]; // 2 images of 1 × 2 pixels
    const said = tf.tidy(() => excite(tf.tensor4d(values, [2, 1, 2, 3]) as Tensor4D).dataSync());
    const weights = (name: string) => [...layers.parameters.get(`se.${name}.weight`)!.dataSync()];
    const logistic = (value: number) => 1 / (1 + Math.exp(-value));
    const expected = [0, 1].flatMap((image) => {
      const own = values.slice(6 * image, 6 * image + 6);
      const sum = weights("fc1").reduce((total, weight, c) => total + (weight * (own[c]! + own[c + 3]!)) / 2, 0);
      const factors = weights("fc2").map((weight) => logistic(weight * sum * logistic(sum)));
      return own.map((value, at) => value * factors[at % 3]!);
    });
    expectClose(said, expected, 1e-5);
    layers.dispose();
  });
});
