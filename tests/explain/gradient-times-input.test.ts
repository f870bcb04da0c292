import { expect, test } from "@jest/globals";
import { gradientTimesInput } from "../../src/explain/gradient-times-input.js";
import { describeWithShared, excess } from "../shared.js";
import { explainTinyNet } from "./tiny-net.js";

test("its options are checked under its own name", () => {
  expect(() => gradientTimesInput.check!({ batchSize: 0 })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "gradientTimesInput" } }),
  );
});

describeWithShared("reference of captum", ["fixtures/parity/saliency.json"], () => {
  test("attr.InputXGradient of a small convolutional network", async () => {
    const { actual, expected } = await explainTinyNet(gradientTimesInput);
    const reference = expected.input_x_gradient.data as number[];
    expect(excess(actual, reference, { rtol: 1e-3, atol: 1e-5 })).toBeLessThanOrEqual(0);
    expect(Math.max(...reference)).toBeGreaterThan(1e-3);
  });
});
