import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { minMaxScale } from "../../src/prepare/min-max-scale.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, firstRows, matrixOf, prepareReference } from "./reference.js";

const { scaling } = prepareReference;
const levels = matrixOf(scaling.levels);
const holey = matrixOf(scaling.holey);

describe("minMaxScale, as scikit-learn's MinMaxScaler", () => {
  test.each(bothKinds(levels))("to another range, %s", async (_kind, values) => {
    const { values: made } = await prepareWith(minMaxScale, { low: -1 }, firstRows(levels, 10), values);
    expectMatrix(made, scaling.minMax);
  });

  test("clipped", async () => {
    const { values } = await prepareWith(minMaxScale, { clip: true }, firstRows(levels, 10), levels);
    expectMatrix(values, scaling.minMaxClipped);
  });

  test("missing values are left out and stay", async () => {
    const { values } = await prepareWith(minMaxScale, {}, firstRows(holey, 10), holey);
    expectMatrix(values, scaling.minMaxHoley);
  });

  test("constant features, and features missing everywhere, are counted", async () => {
    const { values, warnings } = await prepareWith(minMaxScale, {}, matrix([[4, NaN]]), matrix([[5, 7]]));
    expect((values as Dense).values).toEqual(Float32Array.of(1, 7));
    expect(warnings).toHaveLength(2);
  });

  test.each([{ low: 1 }, { low: 2, high: 1 }, { high: Infinity }])("%j is refused", async (options) => {
    await expect(prepareWith(minMaxScale, options, levels)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
