import { describe, expect, test } from "@jest/globals";
import { anovaF } from "../../src/rank/anova-f.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("anovaF", () => {
  test("scores are scikit-learn's f_classif", async () => {
    expect(excess(await scoresOf(anovaF), rankReference.anovaF, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(0);
  });

  test("a constant feature gets 0, a perfect one Infinity", async () => {
    expect(await scoresOf(anovaF, {}, small([1, 1, 1, 1], [1, 1, 2, 2]))).toEqual(Float64Array.of(0, Infinity));
  });
});
