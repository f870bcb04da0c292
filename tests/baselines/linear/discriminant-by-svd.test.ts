import { expect, test } from "@jest/globals";
import { discriminantBySvd } from "../../../src/baselines/linear/discriminant-by-svd.js";
import { linearScores } from "../../../src/baselines/linear/linear-model.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow, expectClose } from "../../engine/engines.js";
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
