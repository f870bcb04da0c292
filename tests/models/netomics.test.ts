import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { netomics, type NetomicsOptions } from "../../src/models/netomics.js";
import { type Random, seededRandom } from "../../src/random.js";
import { learningRateAt } from "../../src/train/schedule.js";
import { trainDefaults } from "../../src/train/train-options.js";
import { describeEngines } from "../engine/engines.js";

describeEngines("netomics", (engine) => {
  const { tf } = engine;
  const input = { height: 8, width: 8, channels: 1, classes: 2 };
  const build = (options: Partial<NetomicsOptions>) =>
    netomics.build(input, { ...netomics.defaults, width: 2, ...options }, engine, seededRandom(1));
  const said = (network: ReturnType<typeof build>, training: boolean, random?: Random) =>
    tf.tidy(() => Array.from(network.forward(tf.ones([3, 8, 8, 1]) as Tensor4D, training, random).dataSync()));

  test("drops channels and values when training with randomness, and never else", async () => {
    await tf.setBackend(engine.name);
    for (const options of [
      { ratio: 0.6, dropout: 0 },
      { ratio: 0, dropout: 0.6 },
    ]) {
      const network = build(options);
      expect(said(network, false, seededRandom(1))).toEqual(said(network, false, seededRandom(2)));
      const [still, first, again, other] = [said(network, true), ...[1, 1, 2].map((seed) => said(network, true, seededRandom(seed)))]; // prettier-ignore
      expect(first).toEqual(again);
      expect(first).not.toEqual(other);
      expect(first).not.toEqual(still);
      network.dispose();
    }
  });

  test("what is dropped behind the second stage are channels, one draw each; behind the third, values", async () => {
    await tf.setBackend(engine.name);
    const counted = (options: Partial<NetomicsOptions>) => {
      let draws = 0;
      const random = { ...seededRandom(1), next: () => (draws++, 0.9) };
      const network = build(options);
      said(network, true, random);
      network.dispose();
      return draws;
    };
    expect(counted({ ratio: 0.5, dropout: 0 })).toBe(3 * 4); // images × channels
    expect(counted({ ratio: 0, dropout: 0.5 })).toBe(3 * 2 * 2 * 8); // images × pixels × channels
  });
});

test("is trained as published", () => {
  const training = { ...trainDefaults, ...netomics.training };
  expect(training).toMatchObject({ epochs: 100, batchSize: 16, weightDecay: 1e-6, loss: "focal", focalGamma: 2 });
  const rates = [0, 49, 50, 79, 80, 99].map((epoch) => learningRateAt(epoch, 100, training, 1));
  [3e-4, 3e-4, 3e-5, 3e-5, 3e-6, 3e-6].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 10));
});

test.each<[Partial<NetomicsOptions>, RegExp]>([
  [{ width: 0 }, /width is 0/],
  [{ ratio: 1 }, /ratio is 1/],
  [{ dropout: -0.1 }, /dropout is -0.1/],
])("%j is refused", (wrong, message) => {
  expect(() => netomics.check!({ ...netomics.defaults, ...wrong })).toThrow(message);
});
