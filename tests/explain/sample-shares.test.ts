import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { sampleShares } from "../../src/explain/sample-shares.js";

test("each row is divided by the sum of its magnitudes; zeros stay; the input is not written to", () => {
  const scores = dense(3, 2, Float32Array.of(1, -3, 0, 0, 2, 2));
  expect([...sampleShares(scores).values]).toEqual([0.25, -0.75, 0, 0, 0.5, 0.5]);
  expect(scores.values[0]).toBe(1);
});
