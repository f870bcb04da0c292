import { expect, test } from "@jest/globals";
import type { Engine } from "../../src/engine/engine.js";
import { lossOf } from "../../src/train/loss.js";
import { trainDefaults, type TrainOptions } from "../../src/train/train-options.js";
import { describeEngines, valuesOn } from "../engine/engines.js";

/** Three rows of class 0, one of class 1. */
const set = { labels: Int32Array.of(0, 0, 0, 1), classes: 2 };
const rows = Int32Array.of(0, 3);

describeEngines("the loss", (engine) => {
  const ask = async (options: Partial<TrainOptions>) => {
    const one = (own: Engine) => {
      const loss = lossOf(set, { ...trainDefaults, ...options }, own);
      const [x, t] = [own.tf.tensor2d([[1, 0], [0.5, 0]]), own.tf.tensor2d([[1, 0], [0, 1]])]; // prettier-ignore
      return loss(x, t, rows);
    };
    const [[value]] = (await valuesOn(engine, one)) as [[number]];
    return value;
  };
  const [sure, wrong] = [Math.log(1 + Math.exp(-1)), Math.log(1 + Math.exp(0.5))];
  const doubt = (loss: number) => (1 - Math.exp(-loss)) ** 2;

  test("is the mean cross-entropy, and rows of rare classes count more where classes are balanced", async () => {
    expect(await ask({})).toBeCloseTo((sure + wrong) / 2, 5);
    expect(await ask({ classWeights: "balanced" })).toBeCloseTo(((2 / 3) * sure + 2 * wrong) / (2 / 3 + 2), 5);
  });

  test("is focal by gamma and by alpha, each of which tells", async () => {
    const [a, b] = [doubt(sure) * sure, doubt(wrong) * wrong];
    expect(await ask({ loss: "focal" })).toBeCloseTo(((2 / 3) * a + 2 * b) / 2, 5);
    expect(await ask({ loss: "focal", focalAlpha: 1 })).toBeCloseTo((a + b) / 2, 5);
    expect(await ask({ loss: "focal", focalAlpha: 0.25 })).toBeCloseTo((a + b) / 8, 5);
    expect(await ask({ loss: "focal", focalAlpha: 1, focalGamma: 0 })).toBeCloseTo((sure + wrong) / 2, 5);
  });
});
