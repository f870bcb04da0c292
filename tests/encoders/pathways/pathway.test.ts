import { expect, test } from "@jest/globals";
import { activities, componentsOf } from "../../../src/encoders/pathways/pathway.js";
import { testContext } from "../../embed/context.js";
import { matrix, someCounts } from "../../prepare/cohorts.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../../shared.js";

const { linalg } = testContext().engine;

test("the mean of a pathway in each sample", () => {
  const values = matrix([
    [1, 2, 3],
    [4, 5, 9],
  ]);
  const pathways = [Uint32Array.of(0, 2), Uint32Array.of(1)].map((members) => ({ node: "", members }));
  expect([...activities(values, pathways).values]).toEqual([2, 2, 6.5, 5]);
});

test("a pathway of fewer features than components has no more of them", () => {
  const { weights } = componentsOf(someCounts(9, 6), { node: "", members: Uint32Array.of(1, 4) }, 4, linalg);
  expect(weights.length).toBe(8);
  expect([...weights.slice(4)]).toEqual([0, 0, 0, 0]);
  expect(Math.hypot(weights[0]!, weights[1]!)).toBeCloseTo(Math.SQRT1_2, 6);
});

test("the variance of scores of standardised features is the share that is explained", () => {
  const values = matrix([
    [1, 1, 1],
    [-1, -1, 1],
    [1, 1, -1],
    [-1, -1, -1],
  ]);
  const { weights } = componentsOf(values, { node: "", members: Uint32Array.of(0, 1, 2) }, 2, linalg);
  const scores = Array.from({ length: 4 }, (_, i) =>
    weights.slice(0, 3).reduce((sum, weight, j) => sum + weight * values.values[3 * i + j]!, 0),
  );
  expect(scores.reduce((sum, score) => sum + score * score, 0) / 4).toBeCloseTo(2 / 3, 6);
});

describeWithShared("parity with scikit-learn's PCA", ["fixtures/parity/decomposition.json"], () => {
  test("loadings, but for their sign", () => {
    const { input, expected } = parityCase("decomposition", "pca");
    const values = matrixOf(input.x);
    const members = Uint32Array.from({ length: values.columns }, (_, j) => j);
    const { weights } = componentsOf(values, { node: "", members }, 6, linalg);
    const loadings = weights.map((weight) => Math.abs(weight) * Math.sqrt(values.columns));
    expect(excess(loadings, expected.abs_components.data, { rtol: 1e-4, atol: 1e-5 })).toBeLessThanOrEqual(0);
  });
});
