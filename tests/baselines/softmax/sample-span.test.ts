import { expect, test } from "@jest/globals";
import { centre } from "../../../src/baselines/linear/centre.js";
import { sampleSpan } from "../../../src/baselines/softmax/sample-span.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";

describeTensorFlow("the span of samples", ({ linalg }) => {
  const table = (level: number, sizeOf = (_feature: number) => 1) =>
    dense(
      9,
      20,
      Float32Array.from({ length: 180 }, (_, at) => level + sizeOf(at % 20) * Math.sin(at * at)),
    );

  test.each([
    ["in float64", table(100), undefined, 1e-10],
    ["in float32 where products are many", table(0.1), 0, 1e-5],
    ["in float64 even so where features are far from 0", table(100), 0, 1e-10],
    ["or of unlike sizes", table(0, (feature) => (feature ? 1e-3 : 1)), 0, 1e-10],
  ])("products are those of centred samples, %s", (_, x, few, tolerance) => {
    const { centred, mean } = centre(x);
    const found = sampleSpan(x, linalg, few);
    expectClose(found.mean, mean, 1e-12);
    const whole = linalg.matMul(centred, centred, { transposeB: true }).values;
    expectClose(found.products.values, whole, tolerance);
    if (tolerance === 1e-5) expect(found.products.values).not.toEqual(whole);
  });

  test.each([undefined, 0])("weights of samples become those of features, with the same scores", (few) => {
    const x = table(0.1);
    const { products, toFeatures } = sampleSpan(x, linalg, few);
    const weights = Float64Array.from({ length: 18 }, (_, i) => Math.sin(i));
    const bySamples = linalg.matMul(products, { rows: 9, columns: 2, values: weights }).values;
    const byFeatures = { rows: 20, columns: 2, values: toFeatures(weights) };
    expectClose(linalg.matMul(centre(x).centred, byFeatures).values, bySamples, 1e-5);
  });
});
