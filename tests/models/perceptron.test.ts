import { expect, test } from "@jest/globals";
import { perceptron } from "../../src/models/perceptron.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

describeEngines("a perceptron", (engine) => {
  const { tf } = engine;
  const build = (hidden: readonly number[]) =>
    perceptron.build(
      { height: 1, width: 3, channels: 1, classes: 2 },
      { hidden, dropout: 0.5 },
      engine,
      seededRandom(1),
    );
  const x = [1, -2, 0.5];

  test("is linear layers with ReLU between them; without hidden layers, one", async () => {
    await tf.setBackend(engine.name);
    for (const hidden of [[], [4], [4, 3]]) {
      const network = build(hidden);
      let y = x;
      const names = [...hidden.map((_, i) => `fc${i + 1}`), "fc"];
      for (const name of names) {
        const [weight, bias] = ["weight", "bias"].map((part) => network.parameters.get(`${name}.${part}`)!.dataSync());
        const out = Array.from(bias!, (own, j) => y.reduce((sum, value, i) => sum + value * weight![i * bias!.length + j]!, own)); // prettier-ignore
        y = name === "fc" ? out : out.map((value) => Math.max(0, value));
      }
      const said = tf.tidy(() => network.forward(tf.tensor4d(x, [1, 1, 3, 1]), false).dataSync());
      expectClose(said, y, 1e-5);
      network.dispose();
    }
  });
});

test("hidden layers of no values, and a share that leaves none, are refused", () => {
  expect(() => perceptron.check!({ hidden: [0], dropout: 0 })).toThrow(/hidden is \[0\]/);
  expect(() => perceptron.check!({ hidden: [8], dropout: 1 })).toThrow(/dropout is 1/);
});
