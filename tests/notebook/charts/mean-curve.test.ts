import { expect, test } from "@jest/globals";
import { checkMean } from "../../../src/notebook/charts/mean-curve.js";

test("only the three kinds of mean are taken", () => {
  expect(checkMean("rocCurves", { mean: "micro" })).toEqual({ mean: "micro" });
  expect(() => checkMean("rocCurves", { mean: "weighted" as "micro" })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", message: expect.stringContaining('"macro"') }),
  );
});
