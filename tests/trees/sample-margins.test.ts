import { describe, expect, test } from "@jest/globals";
import { sampleMargins } from "../../src/trees/sample-margins.js";

const options = { learningRate: 0.5, lambda: 1, leafSteps: 1 };

describe("sampleMargins", () => {
  test("two classes: Newton's step of each leaf from margins 0", () => {
    const margins = sampleMargins(Int32Array.of(0, 1, 1, 1), 2, options);
    expect([...margins.descent()]).toEqual([-0.5, 0.5, 0.5, 0.5]);
    const values = margins.move(Int32Array.of(0, 0, 2, 2), 4);
    expect([...values]).toEqual([0, 0, 0.5 / 1.5, 0].map((v) => (v === 0 ? 0 : expect.closeTo(v, 12))));
  });

  test("more classes: the whole second derivative is solved for", () => {
    const margins = sampleMargins(Int32Array.of(0, 0, 1, 2), 3, options);
    margins.descent();
    const values = margins.move(new Int32Array(4), 1).map((value) => value / options.learningRate);
    // (4 (I / 3 - 1 / 9) + I) step = descent
    const down = [2 - 4 / 3, 1 - 4 / 3, 1 - 4 / 3];
    const total = values.reduce((sum, value) => sum + value, 0);
    down.forEach((own, k) => expect((4 / 3 + 1) * values[k]! - (4 / 9) * total).toBeCloseTo(own, 12));
  });

  test("steps go on towards the best value of a leaf, and descents follow the margins", () => {
    const classes = Int32Array.of(0, 1, 1, 1);
    const led = (leafSteps: number) => {
      const margins = sampleMargins(classes, 2, { learningRate: 1, lambda: 0, leafSteps });
      margins.descent();
      const [value] = margins.move(new Int32Array(4), 1);
      return { value: value!, slope: margins.descent().reduce((sum, own) => sum + own, 0) };
    };
    expect(led(1).value).toBeCloseTo(1, 12);
    expect(led(10).value).toBeCloseTo(Math.log(3), 9);
    expect(led(10).slope).toBeCloseTo(0, 9);
  });

  test("a step that overshoots is halved", () => {
    // From far on the wrong side Newton's step for one sample leads beyond all bounds.
    const margins = sampleMargins(Int32Array.of(0, 1), 2, { learningRate: 1, lambda: 0, leafSteps: 3 });
    margins.descent();
    margins.move(Int32Array.of(0, 1), 2);
    const far = margins.descent().map(Math.abs);
    margins.move(Int32Array.of(1, 0), 2);
    margins.descent().forEach((own, i) => expect(Math.abs(own)).toBeLessThanOrEqual(far[i]!));
  });
});
