import { expect, test } from "@jest/globals";
import { mlp } from "../../src/baselines/mlp.js";
import { type Dense, dense } from "../../src/data/dense.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

// Two classes that no line parts: the sign of the product of the first two features.
const x = dense(64, 3);
for (let i = 0; i < 64; i++) x.values.set([(i % 8) - 3.5, Math.floor(i / 8) - 3.5, ((i * 37) % 11) / 5 - 1], i * 3);
const labels = Int32Array.from({ length: 64 }, (_, i) => Number(x.values[i * 3]! * x.values[i * 3 + 1]! > 0));
const options = { ...mlp.defaults, hidden: [16], epochs: 200, learningRate: 0.03 };

describeTensorFlow("mlp", (engine) => {
  test("learns what no line parts, and the third feature matters little", async () => {
    const ctx = toyContext(engine);
    const state = await mlp.fit({ x, labels, classes: 2 }, options, ctx);
    const p = await mlp.predict(x, state, options, ctx);
    const hits = labels.reduce((sum, label, i) => sum + Number(p[2 * i + label]! > 0.5), 0);
    expect(hits).toBeGreaterThanOrEqual(60);
    const scores = (await mlp.attribute(x, state, labels, options, ctx)) as Dense;
    const size = (feature: number) =>
      scores.values.reduce((sum, value, at) => sum + (at % 3 === feature ? Math.abs(value) : 0), 0);
    expect(size(0)).toBeGreaterThan(3 * size(2));
  });

  test("no hidden layer: what features add is the change of the logit", async () => {
    const ctx = toyContext(engine);
    const own = { ...options, hidden: [] };
    const state = await mlp.fit({ x, labels, classes: 2 }, own, ctx);
    const scores = (await mlp.attribute(x, state, new Int32Array(64).fill(1), own, ctx)) as Dense;
    const p = await mlp.predict(x, state, own, ctx);
    const logit = (i: number) => Math.log(p[2 * i + 1]! / p[2 * i]!);
    const sum = (i: number) => scores.values[3 * i]! + scores.values[3 * i + 1]! + scores.values[3 * i + 2]!;
    expect(sum(9) - sum(40)).toBeCloseTo(logit(9) - logit(40), 3);
  });

  test("a stop arrives, and nothing is left in memory", async () => {
    const before = engine.tf.memory().numTensors;
    const ctx = { ...toyContext(engine), signal: AbortSignal.abort() };
    await expect(mlp.fit({ x, labels, classes: 2 }, options, ctx)).rejects.toMatchObject({ tag: "Aborted" });
    expect(engine.tf.memory().numTensors).toBe(before);
  });
});

test("options out of range are refused by name", () => {
  const check = (given: object) => () => mlp.check!({ ...mlp.defaults, ...given });
  expect(check({ hidden: [0] })).toThrow(/hidden is \[0\]/);
  expect(check({ epochs: 0 })).toThrow(/epochs is 0/);
  expect(check({ batchSize: 1 })).toThrow(/batchSize is 1/);
  expect(check({ learningRate: 0 })).toThrow(/learningRate is 0/);
  expect(check({ weightDecay: -1 })).toThrow(/weightDecay is -1/);
});
