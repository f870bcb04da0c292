import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { arcsinh } from "../../src/prepare/arcsinh.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";
import { expectMatrix, matrixOf, prepareReference } from "./reference.js";

const { amounts } = prepareReference;

describe("arcsinh", () => {
  test.each(bothKinds(matrixOf(amounts.counts)))("of a fifth, %s", async (_kind, counts) => {
    const { values } = await prepareWith(arcsinh, {}, counts);
    expect(values.kind).toBe(counts.kind);
    expectMatrix(values, amounts.arcsinh);
  });

  test("negative values are mirrored, missing ones stay", async () => {
    const { values } = await prepareWith(arcsinh, { cofactor: 150 }, matrix([[-300, 300, NaN]]));
    const made = (values as Dense).values;
    expect(made[0]).toBe(-made[1]!);
    expect(made[1]).toBeCloseTo(Math.asinh(2), 6);
    expect(made[2]).toBeNaN();
  });

  test.each([0, -5, Infinity])("cofactor %p is refused", async (cofactor) => {
    await expect(prepareWith(arcsinh, { cofactor }, matrix([[1]]))).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
