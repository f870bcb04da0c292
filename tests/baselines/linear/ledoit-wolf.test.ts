import { expect, test } from "@jest/globals";
import { centre } from "../../../src/baselines/linear/centre.js";
import { ledoitWolfShrinkage } from "../../../src/baselines/linear/ledoit-wolf.js";
import { dense } from "../../../src/data/dense.js";
import { seededRandom } from "../../../src/random.js";
import { describeTensorFlow } from "../../engine/engines.js";

describeTensorFlow("shrinkage", ({ linalg }) => {
  const shrinkageOf = (rows: number, columns: number, shared: number) => {
    const random = seededRandom(1);
    const x = dense(rows, columns);
    for (let i = 0; i < rows; i++) {
      const common = random.normal();
      for (let j = 0; j < columns; j++) x.values[i * columns + j] = random.normal() + shared * common;
    }
    return ledoitWolfShrinkage(centre(x).centred, linalg);
  };

  test("is strong for few samples of independent features, weak for many of dependent ones", () => {
    expect(shrinkageOf(20, 40, 0)).toBeGreaterThan(0.8);
    expect(shrinkageOf(400, 5, 3)).toBeLessThan(0.02);
  });

  test("of a single sample is 0", () => {
    expect(shrinkageOf(1, 4, 0)).toBe(0);
  });

  // Four samples of two features with S = [[1.5, 0.5], [0.5, 0.5]].
  test("is what the formula says", () => {
    const x = { rows: 4, columns: 2, values: Float64Array.of(1, 1, -1, -1, Math.SQRT2, 0, -Math.SQRT2, 0) };
    const [s11, s12, s22] = [1.5, 0.5, 0.5];
    const [squares, mu, fourth] = [s11 ** 2 + 2 * s12 ** 2 + s22 ** 2, 1, (4 + 4 + 4 + 4) / 4];
    const delta = (squares - 2 * mu * 2 + 2 * mu * mu) / 2;
    const beta = Math.min((fourth - squares) / 8, delta);
    expect(ledoitWolfShrinkage(x, linalg)).toBeCloseTo(beta / delta, 12);
  });
});
