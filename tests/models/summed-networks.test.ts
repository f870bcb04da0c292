import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { summedNetworks } from "../../src/models/summed-networks.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose, normal } from "../engine/engines.js";

describeEngines("networks whose logits are added", (engine) => {
  const { tf } = engine;
  const linear = (height: number, width: number, seed: number) => {
    const shape = { height, width, channels: 1 };
    const network = smallCnn.build({ ...shape, classes: 3 }, { ...smallCnn.defaults, filters: [] }, engine, seededRandom(seed)); // prettier-ignore
    return { network, ...shape };
  };

  test("each sees its own values; what they learn is named by the part", async () => {
    await tf.setBackend(engine.name);
    const [genes, image] = [
      { name: "graph", ...linear(1, 4, 1) },
      { name: "image", ...linear(2, 3, 2) },
    ];
    const whole = summedNetworks([genes, image], engine);
    const [a, b] = [normal([5, 1, 4, 1]) as Tensor4D, normal([5, 2, 3, 1], 2) as Tensor4D];
    const x = tf.reshape(tf.concat([tf.reshape(a, [5, 4]), tf.reshape(b, [5, 6])], 1), [5, 1, 10, 1]) as Tensor4D;
    const sum = tf.add(genes.network.forward(a, false), image.network.forward(b, false));
    expectClose(whole.forward(x, false).dataSync(), sum.dataSync(), 1e-6);
    expect([...whole.parameters.keys()]).toEqual(["graph.fc.weight", "graph.fc.bias", "image.fc.weight", "image.fc.bias"]); // prettier-ignore
    whole.dispose();
    expect([...whole.parameters.values()].every(({ isDisposed }) => isDisposed)).toBe(true);
  });
});
