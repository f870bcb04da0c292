import { expect, test } from "@jest/globals";
import { discriminantBySvd } from "../../../src/baselines/linear/discriminant-by-svd.js";
import { linearProbabilities, linearScores } from "../../../src/baselines/linear/linear-model.js";
import { dense } from "../../../src/data/dense.js";
import { describeEngines, describeTensorFlow, expectClose } from "../../engine/engines.js";
import { sklearnTable } from "../sklearn.js";

describeTensorFlow("discriminant without shrinkage", ({ linalg }) => {
  test("leaves out a direction of no variance: a copy of a feature changes nothing", () => {
    const { x, labels, classes } = sklearnTable("tall");
    const copied = dense(x.rows, x.columns + 1);
    for (let i = 0; i < x.rows; i++) {
      const row = x.values.subarray(i * x.columns, (i + 1) * x.columns);
      copied.values.set([...row, row[0]!], i * (x.columns + 1));
    }
    const plain = linearScores(x, discriminantBySvd({ x, labels, classes }, linalg));
    const own = linearScores(copied, discriminantBySvd({ x: copied, labels, classes }, linalg));
    expect(Math.max(...plain)).toBeGreaterThan(1);
    expectClose(own, plain, 1e-4);
  });
});

describeEngines("discriminant without shrinkage", ({ linalg }) => {
  test.each([
    ["classes do not scatter", [1, 1, 1, 5], [0, 0, 0, 1]],
    ["classes have one mean", [-1, 1, -2, 2, -3, 3, 0, 0], [0, 0, 0, 0, 0, 0, 1, 1]],
  ])("tells classes by their shares alone where %s", (_, values, labels) => {
    const x = dense(values.length, 1, Float32Array.from(values));
    const model = discriminantBySvd({ x, labels: Int32Array.from(labels), classes: 2 }, linalg);
    expectClose(linearProbabilities(x, model).subarray(0, 2), [0.75, 0.25], 1e-6);
  });
});
