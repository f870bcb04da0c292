import { expect, test } from "@jest/globals";
import { elasticStep } from "../../../src/baselines/softmax/coordinate-descent.js";
import { SoftmaxLoss } from "../../../src/baselines/softmax/softmax-loss.js";
import { describeTensorFlow } from "../../engine/engines.js";
import { threeClassProblem } from "./problem.js";

describeTensorFlow("a step of coordinate descent", ({ linalg }) => {
  test("ends where no coordinate of the model wants to move", async () => {
    const { x, labels, classes } = threeClassProblem(30, 4);
    const columns = Array.from({ length: 4 }, (_, j) =>
      Float64Array.from({ length: 30 }, (_, i) => x.values[i * 4 + j]!),
    );
    const loss = new SoftmaxLoss(labels, classes);
    loss.evaluate(new Float64Array(90));
    const start = { columns, weights: new Float64Array(12), intercepts: new Float64Array(3) };
    const penalty = { lasso: 2, ridge: 0.5 };
    const byScore = loss.slopes();
    const along = Float64Array.from({ length: 12 }, (_, at) =>
      columns[Math.floor(at / 3)]!.reduce((sum, value, i) => sum + value * byScore[i * 3 + (at % 3)]!, 0),
    );
    const step = await elasticStep(loss, start, along, penalty, 1e-16, linalg, () => Promise.resolve());
    const bent = loss.curved(step.scores);
    const slopes = loss.slopes().map((slope, at) => slope + bent[at]!);
    let zeros = 0;
    for (let j = 0; j < 4; j++)
      for (let c = 0; c < 3; c++) {
        const weight = step.weights[j * 3 + c]!;
        const slope =
          columns[j]!.reduce((sum, value, i) => sum + value * slopes[i * 3 + c]!, 0) + penalty.ridge * weight;
        if (weight === 0) {
          zeros++;
          expect(Math.abs(slope)).toBeLessThan(penalty.lasso + 1e-6);
        } else expect(slope).toBeCloseTo(-penalty.lasso * Math.sign(weight), 5);
      }
    expect(zeros).toBeGreaterThan(0);
    expect(zeros).toBeLessThan(12);
  });
});
