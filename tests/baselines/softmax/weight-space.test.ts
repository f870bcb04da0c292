import { expect, test } from "@jest/globals";
import { dot, featureSpace, sampleSpace, type WeightSpace } from "../../../src/baselines/softmax/weight-space.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
import { threeClassProblem } from "./problem.js";

describeTensorFlow("weights, by features and by samples", ({ linalg }) => {
  const { x } = threeClassProblem(9, 20);
  const waves = (length: number, shift: number) => Float64Array.from({ length }, (_, at) => Math.sin(at * at + shift));
  const within = (space: WeightSpace, check: (space: WeightSpace) => void) => {
    try {
      check(space);
    } finally {
      space.release();
    }
  };

  test("a slope of scores is a slope of weights: what it says of a change is the same on both sides", () => {
    for (const space of [featureSpace(x, linalg), sampleSpace(linalg.matMul(x, x, { transposeB: true }), linalg)])
      within(space, ({ size, samples, scores, back, product }) => {
        expect(samples).toBe(9);
        const [change, byScore] = [waves(size * 2, 1), waves(18, 2)];
        const own = scores(change);
        expect(product(back(byScore), change, own)).toBeCloseTo(dot(byScore, own), 10);
      });
  });

  test("samples as weights of features: the same scores, the same products", () => {
    const bySample = waves(18, 3);
    const own = { rows: 9, columns: 2, values: bySample };
    const byFeature = Float64Array.from(linalg.matMul(x, own, { transposeA: true }).values);
    within(sampleSpace(linalg.matMul(x, x, { transposeB: true }), linalg), (samples) => {
      within(featureSpace(x, linalg), (features) => {
        const scores = samples.scores(bySample);
        expectClose(scores, features.scores(byFeature), 1e-10);
        const square = features.product(byFeature, byFeature, scores);
        expect(samples.product(bySample, bySample, scores)).toBeCloseTo(square, 8);
      });
    });
  });

  test("curvature along each feature is that of the loss; that of samples is one for all, of the same sum", () => {
    const byScore = waves(18, 4).map(Math.abs);
    within(featureSpace(x, linalg), (features) => {
      const found = features.curvature(byScore);
      const sum = (feature: number, output: number) =>
        Array.from({ length: 9 }, (_, i) => byScore[i * 2 + output]! * x.values[i * 20 + feature]! ** 2).reduce(
          (a, b) => a + b,
        );
      expect(found[7]).toBeCloseTo(sum(3, 1), 10);
    });
    within(sampleSpace({ rows: 2, columns: 2, values: Float64Array.of(4, 1, 1, 2) }, linalg), (samples) => {
      expect([...samples.curvature(Float64Array.of(0.1, 0.3))]).toEqual([0.2 * 3, 0.2 * 3]);
    });
  });
});
