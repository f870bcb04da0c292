import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { perceptron, perceptronAnswer } from "../../src/generative/perceptron.js";
import { Layers } from "../../src/models/layers.js";
import { exportWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose, expectGradient, normal } from "../engine/engines.js";

describeEngines("a perceptron", (engine) => {
  const { tf } = engine;
  const made = (sizes: number[]) => {
    const layers = new Layers(engine, seededRandom(3));
    return { layers, forward: perceptron("critic", sizes, layers, engine) };
  };

  test("answers the same from saved weights, one row or many", async () => {
    await tf.setBackend(engine.name);
    const { layers, forward } = made([5, 7, 3]);
    const x = normal([4, 5]) as Tensor2D;
    const values = Float64Array.from(x.dataSync());
    const weights = exportWeights(layers);
    const saved = perceptronAnswer("critic", { rows: 4, columns: 5, values }, weights, engine.linalg);
    expect([saved.rows, saved.columns]).toEqual([4, 3]);
    expectClose(saved.values, forward(x).dataSync(), 1e-5);
    const one = perceptronAnswer(
      "critic",
      { rows: 1, columns: 5, values: values.slice(5, 10) },
      weights,
      engine.linalg,
    );
    expectClose(one.values, saved.values.slice(3, 6), 1e-12);
    layers.dispose();
  });

  test("without hidden layers it is linear", async () => {
    await tf.setBackend(engine.name);
    const { layers, forward } = made([2, 1]);
    const at = (a: number, b: number) => forward(tf.tensor2d([[a, b]])).dataSync()[0]!;
    expect(at(3, -2) - at(0, 0)).toBeCloseTo(3 * (at(1, 0) - at(0, 0)) - 2 * (at(0, 1) - at(0, 0)), 5);
    layers.dispose();
  });

  test("its gradient agrees with finite differences", async () => {
    await tf.setBackend(engine.name);
    const { layers, forward } = made([3, 6, 2]);
    expectGradient((x) => tf.sum(tf.square(forward(x as Tensor2D))), [normal([4, 3])], 1e-3);
    layers.dispose();
  });
});
