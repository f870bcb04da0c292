import { describe, expect, test } from "@jest/globals";
import type { Dense } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { log2 } from "../../src/prepare/log2.js";
import { bothKinds, matrix, prepareWith } from "./cohorts.js";

describe("log2", () => {
  test.each(bothKinds(matrix([[0, 1, 3, 1023]])))("of one more, %s", async (_kind, amounts) => {
    const { values } = await prepareWith(log2, {}, amounts);
    expect(values.kind).toBe(amounts.kind);
    expect(toDense(values).values).toEqual(Float32Array.of(0, 1, 2, 10));
  });

  test.each(bothKinds(matrix([[0, 1.5, 63.5, 0]])))(
    "another pseudocount reaches the zeros too, %s",
    async (_kind, amounts) => {
      const { values } = await prepareWith(log2, { pseudocount: 0.5 }, amounts);
      expect((values as Dense).values).toEqual(Float32Array.of(-1, 1, 6, -1));
    },
  );

  test("missing values stay missing, also the logarithm of 0 of an earlier step", async () => {
    const { values } = await prepareWith(log2, { pseudocount: 0 }, matrix([[NaN, 4, Infinity, -Infinity]]));
    expect((values as Dense).values).toEqual(Float32Array.of(NaN, 2, NaN, NaN));
  });

  test("what has no logarithm is named with its place", async () => {
    await expect(prepareWith(log2, { pseudocount: 0 }, matrix([[1, 0, 2]]))).rejects.toThrow(
      /sample s0, feature g1, is 0.*pseudocount above 0/,
    );
    await expect(prepareWith(log2, {}, matrix([[1, -3, 2]]))).rejects.toThrow(/is -3.*logged or centred already/);
    await expect(prepareWith(log2, { pseudocount: -1 }, matrix([[1, 2]]))).rejects.toMatchObject({
      tag: "InvalidOption",
    });
  });

  test("values that look logged are told", async () => {
    expect((await prepareWith(log2, {}, matrix([[1.5, 2.25, 7.125]]))).warnings[0]).toMatch(/look logged already/);
  });
});
