import { describe, expect, test } from "@jest/globals";
import { derive, leafValues, outputsOf, plainMargins, priorMargins, probabilitiesOf } from "../../src/trees/margins.js";

const moves = { learningRate: 1, lambda: 0, curvature: () => 1 };

describe("margins", () => {
  test("two classes have one margin, more have one each", () => {
    expect([2, 3, 7].map(outputsOf)).toEqual([1, 3, 7]);
  });

  test("start at the log odds, where the derivatives of a class sum to nothing", () => {
    expect(priorMargins(Int32Array.of(0, 1, 1, 1), 2)[0]).toBeCloseTo(Math.log(3), 12);
    for (const classes of [Int32Array.of(0, 1, 1, 1), Int32Array.of(0, 1, 2, 2)]) {
      const margins = plainMargins(classes, Math.max(...classes) + 1, moves);
      const { gradient } = margins.derive();
      for (let k = 0; k < margins.outputs; k++)
        expect(gradient.subarray(4 * k, 4 * k + 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    }
  });

  test("derivatives are those of the log loss, far margins included", () => {
    const [gradient, hessian] = [new Float64Array(2), new Float64Array(2)];
    derive(Float64Array.of(0, 800), Int32Array.of(0, 1), 1, gradient, hessian);
    expect(Array.from(gradient)).toEqual([0.5, 0]);
    expect(hessian[0]).toBe(0.25);
    expect(hessian[1]).toBeGreaterThan(0);
    const three = [new Float64Array(3), new Float64Array(3)] as const;
    derive(Float64Array.of(1, 1, 1), Int32Array.of(2), 2, ...three);
    expect(three[0][2]).toBeCloseTo(-2 / 3, 12);
    expect(three[1][0]).toBeCloseTo((2 * 2) / 9, 12);
  });

  test("a leaf takes Newton's step; an empty one stays", () => {
    const values = leafValues(Float64Array.of(1, 3, -2), Float64Array.of(1, 1, 1), Int32Array.of(0, 0, 2), 3, { ...moves, learningRate: 0.5 }); // prettier-ignore
    expect(Array.from(values)).toEqual([-1, 0, 1]);
  });

  test("moves lower the loss of the samples in the leaf", () => {
    const margins = plainMargins(Int32Array.of(0, 0, 1, 1), 2, moves);
    const before = Array.from(margins.derive().gradient, Math.abs);
    margins.move(0, Int32Array.of(0, 0, 1, 1), 2);
    margins.derive().gradient.forEach((value, i) => expect(Math.abs(value)).toBeLessThan(before[i]!));
  });
});

test("probabilities: the logistic function of one margin, the softmax of several, far ones included", () => {
  const found = [...probabilitiesOf(Float64Array.of(Math.log(3), 800), 2)];
  [0.25, 0.75, 0, 1].forEach((p, at) => expect(found[at]).toBeCloseTo(p, 6));
  const three = [...probabilitiesOf(Float64Array.of(0, Math.log(2), 0, 900, 0, 0), 3)];
  [0.25, 0.5, 0.25, 1, 0, 0].forEach((p, at) => expect(three[at]).toBeCloseTo(p, 6));
});
