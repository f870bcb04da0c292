import { expect, test } from "@jest/globals";
import { gradient } from "../../src/explain/gradient.js";
import { describeWithShared, excess } from "../shared.js";
import { explainTinyNet } from "./tiny-net.js";

test("its options are checked under its own name", () => {
  expect(() => gradient.check!({ batchSize: 0 })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "gradient" } }),
  );
});

describeWithShared("reference of captum", ["fixtures/parity/saliency.json"], () => {
  test("attr.Saliency of a small convolutional network", async () => {
    const { actual, expected } = await explainTinyNet(gradient);
    const reference = expected.gradient.data as number[];
    expect(excess(actual, reference, { rtol: 1e-3, atol: 1e-5 })).toBeLessThanOrEqual(0);
    expect(Math.max(...reference)).toBeGreaterThan(1e-3);
  });
});
