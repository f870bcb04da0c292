import { expect, test } from "@jest/globals";
import { clipGradients } from "../../src/train/clip-gradients.js";
import { describeEngines, valuesOn } from "../engine/engines.js";

describeEngines("clipped gradients", (engine) => {
  const clipped = (norm: number, a = [3, 0], b = [[0], [4]]) =>
    valuesOn(engine, (own) => {
      const found = clipGradients({ a: own.tf.tensor1d(a), b: own.tf.tensor2d(b) }, norm, own);
      return [found.a!, found.b!];
    });

  test("keep their direction and get the norm", async () => {
    const [a, b] = await clipped(1);
    expect(a![0]).toBeCloseTo(0.6);
    expect(b![1]).toBeCloseTo(0.8);
    expect([a![1], b![0]]).toEqual([0, 0]);
  });

  test("may be so large that their squares are no numbers any more", async () => {
    const [a, b] = await clipped(1, [3e35, 0], [[0], [4e35]]);
    expect(a![0]).toBeCloseTo(0.6);
    expect(b![1]).toBeCloseTo(0.8);
  });

  test("of a smaller norm stay as they are", async () => {
    expect(await clipped(5.1)).toEqual([
      [3, 0],
      [0, 4],
    ]);
  });

  test("that are no numbers are left for the loss to tell", async () => {
    expect(await clipped(1, [NaN, 1])).toEqual([
      [NaN, 1],
      [0, 4],
    ]);
  });
});
