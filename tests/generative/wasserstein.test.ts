import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { openEngine } from "../../src/engine/open.js";
import { dense } from "../../src/data/dense.js";
import { perceptron } from "../../src/generative/perceptron.js";
import { generateRows, gradientPenalty, trainGenerator } from "../../src/generative/wasserstein.js";
import { Layers } from "../../src/models/layers.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose, normal } from "../engine/engines.js";

describeEngines("the gradient penalty", (engine) => {
  const { tf } = engine;

  test("of a linear critic is (‖w‖ − 1)², wherever it is asked; what is not steep costs nothing", async () => {
    await tf.setBackend(engine.name);
    const w = tf.tensor2d([[3], [4]]);
    const critic = (x: Tensor2D) => tf.matMul(x, w) as Tensor2D;
    const conditions = tf.zeros([5, 1]) as Tensor2D;
    expectClose(gradientPenalty(critic, normal([5, 2]) as Tensor2D, conditions, engine).dataSync(), [16], 1e-5);
    const flat = (x: Tensor2D) => tf.mul(0.1, critic(x)) as Tensor2D;
    expectClose(gradientPenalty(flat, normal([5, 2]) as Tensor2D, conditions, engine).dataSync(), [0], 0);
  });

  test("its gradient in the critic's weights, a second derivative, agrees with finite differences", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(2));
    const forward = perceptron("critic", [5, 6, 6, 1], layers, engine);
    const critic = (x: Tensor2D, c: Tensor2D) => tf.mul(20, forward(tf.concat([x, c], 1))) as Tensor2D; // steep
    const [x, conditions] = [normal([4, 3]) as Tensor2D, tf.tensor2d([[1, 0], [0, 1], [1, 0], [0, 1]])]; // prettier-ignore
    const penalty = () => gradientPenalty(critic, x, conditions, engine).asScalar();
    const variables = [...layers.parameters.values()].filter(({ rank }) => rank === 2); // biases move kinks alone
    const { grads } = tf.variableGrads(penalty, variables);
    for (const variable of variables) {
      const values = variable.dataSync().slice();
      const gradient = grads[variable.name]!.dataSync();
      for (let at = 0; at < values.length; at += Math.max(1, values.length >> 2)) {
        const moved = (by: number) => {
          const changed = values.slice();
          changed[at]! += by;
          tf.tidy(() => variable.assign(tf.tensor(changed, variable.shape)));
          return penalty().dataSync()[0]!;
        };
        const slope = (moved(5e-4) - moved(-5e-4)) / 1e-3;
        tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
        expect(Math.abs(slope - gradient[at]!)).toBeLessThan(0.02 * Math.abs(slope) + 1e-2);
      }
    }
    layers.dispose();
  });
});

const engine = await openEngine();
const options = { noise: 4, hidden: [16], steps: 200, criticSteps: 3, batchSize: 32, learningRate: 1e-2, penalty: 10 };
/** Class 0 about (2, 0), many; class 1 about (−2, 1), few. */
const rows = () => {
  const random = seededRandom(1);
  const labels = Int32Array.from({ length: 60 }, (_, i) => Number(i >= 50));
  const values = Float32Array.from({ length: 120 }, (_, at) => {
    const [own, axis] = [labels[at >> 1]!, at % 2];
    return [[2, 0], [-2, 1]][own]![axis]! + 0.3 * random.normal(); // prettier-ignore
  });
  return { x: dense(60, 2, values), labels, classes: 2 };
};
const context = (signal?: AbortSignal) => ({ engine, random: seededRandom(1), progress: () => undefined, ...(signal ? { signal } : {}) }); // prettier-ignore

test("learns to make rows of the class that is asked for, the rare one too, and leaves nothing behind", async () => {
  const before = engine.tf.memory().numTensors;
  const { generator, history } = await trainGenerator("gan", rows(), options, context());
  expect(engine.tf.memory().numTensors).toBe(before);
  expect(history).toHaveLength(200);
  const labels = Int32Array.from({ length: 200 }, (_, i) => i % 2);
  const made = generateRows(generator, labels, 2, 4, seededRandom(5), engine.linalg);
  const mean = (own: number, axis: number) => {
    let sum = 0;
    for (let i = own; i < 200; i += 2) sum += made.values[2 * i + axis]! / 100;
    return sum;
  };
  expect(Math.abs(mean(0, 0) - 2)).toBeLessThan(0.5);
  expect(Math.abs(mean(1, 0) + 2)).toBeLessThan(0.5);
  expect(Math.abs(mean(1, 1) - 1)).toBeLessThan(0.5);
  const spread = Math.sqrt([...made.values].reduce((sum, value, at) => sum + (value - mean((at >> 1) % 2, at % 2)) ** 2, 0) / 400); // prettier-ignore
  expect(spread).toBeGreaterThan(0.1); // 0.3 in the data
  expect(spread).toBeLessThan(0.6);
  expect((await trainGenerator("gan", rows(), options, context())).generator).toEqual(generator);
}, 60_000);

test("stops when told to, and names itself where a loss is no number", async () => {
  await expect(trainGenerator("gan", rows(), options, context(AbortSignal.abort()))).rejects.toMatchObject({
    tag: "Aborted",
  });
  const wild = { ...options, learningRate: 1e30 };
  await expect(trainGenerator("gan", rows(), wild, context())).rejects.toMatchObject({
    tag: "EngineFailure",
    place: { step: "gan" },
  });
});
