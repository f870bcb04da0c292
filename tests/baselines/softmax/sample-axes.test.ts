import { expect, test } from "@jest/globals";
import { sampleAxes } from "../../../src/baselines/softmax/sample-axes.js";
import type { RealMatrix } from "../../../src/engine/linalg.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
import { threeClassProblem } from "./problem.js";

describeTensorFlow("axes of samples", ({ linalg }) => {
  test("keep products, and scores are the same on both sides", () => {
    const { x } = threeClassProblem(9, 20);
    const { z, toFeatures } = sampleAxes(x, linalg);
    expect(z.columns).toBe(8); // centred
    const products = (m: RealMatrix) => linalg.matMul(m, m, { transposeB: true }).values;
    expectClose(products(z), products(x), 1e-10);
    const weights = Float64Array.from({ length: 16 }, (_, i) => Math.sin(i));
    const byAxes = linalg.matMul(z, { rows: 8, columns: 2, values: weights }).values;
    expectClose(linalg.matMul(x, { rows: 20, columns: 2, values: toFeatures(weights) }).values, byAxes, 1e-10);
  });

  test("are the features themselves where these are fewer", () => {
    const { x } = threeClassProblem(12, 5);
    expect(sampleAxes(x, linalg).z).toBe(x);
  });
});
