import { expect, test } from "@jest/globals";
import { linearScores } from "../../../src/baselines/linear/linear-model.js";
import { shrunkDiscriminant } from "../../../src/baselines/linear/shrunk-discriminant.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
import { sklearnTable } from "../sklearn.js";

describeTensorFlow("shrunk covariance", ({ linalg }) => {
  test("both sides of the equations say the same", () => {
    const { x, labels, classes } = sklearnTable("wide");
    const fewer = 30;
    const narrow = dense(x.rows, fewer);
    for (let i = 0; i < x.rows; i++)
      narrow.values.set(x.values.subarray(i * x.columns, i * x.columns + fewer), i * fewer);
    const rows = Array.from({ length: 20 }, (_, i) => i);
    const few = { x: dense(20, fewer, narrow.values.slice(0, 20 * fewer)), labels: labels.slice(0, 20), classes };
    const bySamples = shrunkDiscriminant(few, 0.4, linalg);
    // Twice the same samples: the same means and covariances, but more samples than features.
    const doubled = {
      x: dense(40, fewer, Float32Array.from([...few.x.values, ...few.x.values])),
      labels: Int32Array.from([...rows, ...rows], (row) => labels[row]!),
      classes,
    };
    const byFeatures = shrunkDiscriminant(doubled, 0.4, linalg);
    expectClose(linearScores(narrow, byFeatures), linearScores(narrow, bySamples), 1e-5);
  });

  test("a shrinkage of 1 asks each feature alone, by its distance to the class means", () => {
    const x = dense(4, 2, Float32Array.of(-1, 3, 1, 5, 5, -5, 7, -3));
    const { coefficients } = shrunkDiscriminant({ x, labels: Int32Array.of(0, 0, 1, 1), classes: 2 }, 1, linalg);
    expect([...coefficients.values].map((value) => +value.toFixed(5))).toEqual([-3, 4, 3, -4]);
  });
});
