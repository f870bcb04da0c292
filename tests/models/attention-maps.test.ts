import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { attentionMaps } from "../../src/models/attention-maps.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { vit } from "../../src/models/vit.js";
import { seededRandom } from "../../src/random.js";
import { describeTensorFlow } from "../engine/engines.js";

describeTensorFlow("attention maps", (engine) => {
  const { tf } = engine;
  const input = { height: 6, width: 8, channels: 1, classes: 2 };
  const options = { ...vit.defaults, patch: 4, width: 8, depth: 2, heads: 2, mlp: 8 };

  test("say how much is read off each pixel: alike within a patch, at most 1 in all", () => {
    const network = vit.build(input, options, engine, seededRandom(1));
    const x = tf.randomNormal([3, 6, 8, 1], 0, 1, "float32", 1) as Tensor4D;
    const before = tf.memory().numTensors;
    const maps = attentionMaps(network, x, engine);
    expect(tf.memory().numTensors).toBe(before);
    expect(maps.length).toBe(3 * 48);
    const pixel = (image: number, row: number, column: number) => maps[48 * image + 8 * row + column]!;
    for (const image of [0, 1, 2]) {
      expect(pixel(image, 3, 3)).toBe(pixel(image, 0, 0));
      expect(pixel(image, 5, 7)).toBe(pixel(image, 4, 4));
      expect(pixel(image, 0, 4)).not.toBe(pixel(image, 0, 3));
      const sum = maps.subarray(48 * image, 48 * image + 48).reduce((total, value) => total + value, 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThan(1);
    }
    x.dispose();
    network.dispose();
  });

  test("of a network that attends evenly are even, with what two blocks leave the class token missing", () => {
    const network = vit.build({ ...input, height: 8 }, options, engine, seededRandom(1));
    for (const [name, variable] of network.parameters)
      if (name.includes("attn.qkv")) tf.tidy(() => variable.assign(tf.zerosLike(variable)));
    const x = tf.ones([1, 8, 8, 1]) as Tensor4D;
    const maps = attentionMaps(network, x, engine);
    const [first] = maps;
    for (const value of maps) expect(value).toBeCloseTo(first!, 6);
    const kept = 0.5 * 0.5 + 2 * 0.5 * 0.1 + 5 * 0.1 * 0.1; // (A/2 + I/2)² at the class token, A of fifths
    expect(64 * first!).toBeCloseTo(1 - kept, 5);
    x.dispose();
    network.dispose();
  });

  test("are refused of a network without attention", () => {
    const network = smallCnn.build({ ...input, height: 8 }, smallCnn.defaults, engine, seededRandom(1));
    const x = tf.ones([1, 8, 8, 1]) as Tensor4D;
    expect(() => attentionMaps(network, x, engine)).toThrow(/no attention.*vit/s);
    x.dispose();
    network.dispose();
  });
});
