import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { attention } from "../../src/explain/attention.js";
import { attentionMaps } from "../../src/models/attention-maps.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { vit } from "../../src/models/vit.js";
import { seededRandom } from "../../src/random.js";
import { describeTensorFlow } from "../engine/engines.js";

test("its options are checked under its own name", () => {
  expect(() => attention.check!({ batchSize: 0 })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "attention" } }),
  );
});

describeTensorFlow("attention as an explainer", (engine) => {
  const { tf } = engine;
  const input = { height: 8, width: 8, channels: 2, classes: 2 };
  const random = seededRandom("images");
  const images = { count: 3, ...input, values: Float32Array.from({ length: 3 * 128 }, () => random.normal()) };
  const ctx = { progress: () => undefined };

  test("gives each pixel its share in all channels, the same for either class and in batches of any size", async () => {
    const network = vit.build(
      input,
      { ...vit.defaults, patch: 4, width: 8, depth: 2, heads: 2, mlp: 8 },
      engine,
      seededRandom(1),
    );
    const x = tf.tensor4d(images.values, [3, 8, 8, 2]) as Tensor4D;
    const maps = attentionMaps(network, x, engine);
    const before = tf.memory().numTensors;
    for (const [batchSize, target] of [
      [1, 0],
      [2, 1],
      [8, 0],
    ] as const) {
      // prettier-ignore
      const targets = new Int32Array(3).fill(target);
      const said = await attention.attribute(network, images, targets, engine, { batchSize }, ctx);
      expect(said).toHaveLength(3 * 128);
      for (const [p, share] of maps.entries())
        for (const channel of [0, 1]) expect(said[2 * p + channel]).toBeCloseTo(share, 6);
      expect(Math.min(...said)).toBeGreaterThan(0);
    }
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
    network.dispose();
  });

  test("is refused of a network without attention", async () => {
    const network = smallCnn.build(input, smallCnn.defaults, engine, seededRandom(1));
    const said = attention.attribute(network, images, new Int32Array(3), engine, attention.defaults, ctx);
    await expect(said).rejects.toMatchObject({ tag: "UnsuitableData" });
    network.dispose();
  });
});
