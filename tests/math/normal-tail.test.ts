import { expect, test } from "@jest/globals";
import { normalQuantile } from "../../src/math/normal-quantile.js";
import { normalUpperTail } from "../../src/math/normal-tail.js";

test("is the inverse of the quantile, far tails included", () => {
  for (const p of [1e-12, 1e-4, 0.025, 0.5, 0.8, 0.999])
    expect(normalUpperTail(-normalQuantile(p)) / p).toBeCloseTo(1, 9);
});
