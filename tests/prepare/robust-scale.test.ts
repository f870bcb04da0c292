import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { robustScale } from "../../src/prepare/robust-scale.js";
import { describeWithShared, parityCase } from "../shared.js";
import { matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { scaling } = prepareReference;
const stored = { rtol: 1e-6, atol: 1e-6 }; // the shared input has more digits than Float32

describeWithShared("robust scaling of shared data", ["fixtures/parity/preprocess.json"], () => {
  test("learnt on twenty rows, as scikit-learn does", async () => {
    const { input, expected } = parityCase("preprocess", "scalers-fit-on-train");
    const all = matrixOf(input.x);
    expectMatrix(
      (await prepareWith(robustScale, {}, firstRows(all, 20), all)).values,
      expected.robust_all_rows,
      stored,
    );
  });
});

describe("robustScale", () => {
  test("any range of shares", async () => {
    const all = matrixOf(scaling.levels);
    const { values, warnings } = await prepareWith(robustScale, { low: 0.1, high: 0.9 }, firstRows(all, 10), all);
    expectMatrix(values, scaling.robust);
    expect(warnings).toEqual([]);
  });

  test("missing values are left out and stay", async () => {
    const all = matrixOf(scaling.holey);
    expectMatrix((await prepareWith(robustScale, {}, firstRows(all, 10), all)).values, scaling.robustHoley);
  });

  test("a feature missing everywhere stays as it is, and is counted", async () => {
    const { values, warnings } = await prepareWith(robustScale, {}, matrix([[1, NaN], [3, NaN]]), matrix([[3, 7]])); // prettier-ignore
    expect((values as Dense).values).toEqual(Float32Array.of(1, 7));
    expect(warnings).toEqual([
      "robustScale: 1 of 2 features are missing in all training rows; they are left as they are.",
    ]);
  });

  test.each([{ low: 0.8, high: 0.2 }, { low: -1 }, { high: 75 }])("%j is refused", async (options) => {
    await expect(prepareWith(robustScale, options, matrix([[1]]))).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
