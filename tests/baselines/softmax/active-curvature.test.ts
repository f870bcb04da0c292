import { expect, test } from "@jest/globals";
import { activeCurvature } from "../../../src/baselines/softmax/active-curvature.js";
import { byOutput, SoftmaxLoss } from "../../../src/baselines/softmax/softmax-loss.js";
import { describeTensorFlow } from "../../engine/engines.js";

describeTensorFlow("curvature among weights in play", ({ linalg }) => {
  test.each([2, 3])("is how the slope along one changes with another (%i classes)", (classes) => {
    const loss = new SoftmaxLoss(Int32Array.of(0, 1, 1, 0), classes);
    const k = loss.outputs;
    loss.evaluate(Float64Array.from({ length: 4 * k }, (_, at) => Math.sin(at)));
    const column = (shift: number) => Float64Array.from({ length: 4 }, (_, i) => Math.cos(i * i + shift));
    const coordinates = [
      { column: column(0), output: 0 },
      { column: column(1), output: 0 },
      { column: column(1), output: k - 1 },
    ];
    const found = activeCurvature(coordinates, byOutput(loss.probabilities, k), linalg);
    for (const [a, one] of coordinates.entries())
      for (const [b, other] of coordinates.entries()) {
        const bent = loss.curved(
          Float64Array.from({ length: 4 * k }, (_, at) =>
            at % k === other.output ? other.column[Math.floor(at / k)]! : 0,
          ),
        );
        const slope = one.column.reduce((sum, value, i) => sum + value * bent[i * k + one.output]!, 0);
        expect(found[a * 3 + b]).toBeCloseTo(slope, 12);
      }
  });
});
