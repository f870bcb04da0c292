import { expect, test } from "@jest/globals";
import { judge } from "../../src/train/judge.js";
import { predictNetwork } from "../../src/train/predict.js";
import { describeEngines } from "../engine/engines.js";
import { toyNetwork, toySet } from "./toy.js";

describeEngines("rows that are not learnt from", (engine) => {
  test("are judged by the mean -log of their class's probability, and by hits", async () => {
    await engine.tf.setBackend(engine.name);
    const [network, set] = [toyNetwork(engine), toySet(20)];
    const probabilities = await predictNetwork(network, set, engine);
    const own = [...set.labels].map((label, i) => probabilities[2 * i + label]!);
    const { validationLoss, validationAccuracy } = await judge(network, set, { engine });
    expect(validationLoss).toBeCloseTo(own.reduce((sum, p) => sum - Math.log(p), 0) / 20, 5);
    expect(validationAccuracy).toBe(own.filter((p) => p > 0.5).length / 20);
    network.dispose();
  });
});
