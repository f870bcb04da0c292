import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { plainNetwork, type PlainNetworkOptions } from "../../src/models/plain-network.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";

const make = (drops: "before" | "after") =>
  plainNetwork({
    name: "tiny",
    source: { paper: "Nobody 2000" },
    parts: [
      { channels: 1, size: 3, stride: 1, padding: 1 },
      { pool: 2 },
      { channels: 2, size: 3, stride: 1, padding: 1 },
    ],
    grid: 2,
    linear: [0, 2, 4],
    drops,
    smallest: 4,
  });

describeEngines("a plain network", (engine) => {
  const { tf } = engine;
  const input = { height: 6, width: 9, channels: 2, classes: 3 };
  const options = { width: 3, hidden: 5, dropout: 0.5 };

  test("counts convolutions, ReLUs and pools as torchvision does, and its linear layers as it is told", async () => {
    await tf.setBackend(engine.name);
    const network = make("after").build(input, options, engine, seededRandom(1));
    const shapes = [...network.parameters].filter(([name]) => name.endsWith("weight")).map(([name, { shape }]) => [name, shape]); // prettier-ignore
    expect(shapes).toEqual([
      ["features.0.weight", [3, 3, 2, 3]],
      ["features.3.weight", [3, 3, 3, 6]],
      ["classifier.0.weight", [6 * 4, 5]],
      ["classifier.2.weight", [5, 5]],
      ["classifier.4.weight", [5, 3]],
    ]);
    network.dispose();
  });

  test.each(["before", "after"] as const)(
    "drops values %s its layers when training with randomness only",
    async (drops) => {
      await tf.setBackend(engine.name);
      const network = make(drops).build(input, options, engine, seededRandom(1));
      const x = tf.randomNormal([4, 6, 9, 2], 0, 1, "float32", 1) as Tensor4D;
      const said = (training: boolean, seed?: number) =>
        tf.tidy(() => network.forward(x, training, seed === undefined ? undefined : seededRandom(seed)).dataSync());
      expect(said(true, 1)).toEqual(said(true, 1));
      expect(said(true, 1)).not.toEqual(said(true, 2));
      expect(said(true)).toEqual(said(false, 1));
      network.dispose();
      x.dispose();
    },
  );
});

test.each<[Partial<PlainNetworkOptions>, RegExp]>([
  [{ width: 0 }, /width is 0/],
  [{ hidden: 2.5 }, /hidden is 2.5/],
  [{ dropout: 1 }, /dropout is 1/],
])("%j is refused", (wrong, message) => {
  const model = make("after");
  expect(() => model.check!({ ...model.defaults, ...wrong })).toThrow(message);
});
