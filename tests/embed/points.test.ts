import { describe, expect, test } from "@jest/globals";
import { normaliseRows, requirePoints, toDouble, workingCopy } from "../../src/embed/points.js";

const points = (rows: number, columns: number, values: number[]) => ({
  rows,
  columns,
  values: Float32Array.from(values),
});

describe("points", () => {
  test("that are finite pass, others are named by row and dimension", () => {
    requirePoints(points(1, 2, [1, 2]), "test");
    expect(() => requirePoints(points(2, 2, [1, 2, 3, NaN]), "test")).toThrow(
      "step test: Point 2 has the value NaN in dimension 2.",
    );
    expect(() => requirePoints(points(1, 1, [Infinity]), "test")).toThrow("Infinity");
    expect(() => requirePoints(points(0, 3, []), "test")).toThrow("0 × 3");
  });

  test("are copied into float64 while they are few", () => {
    const few = points(1, 2, [1, 2]);
    const copy = workingCopy(few);
    expect(copy.values).toEqual(Float64Array.of(1, 2));
    copy.values[0] = 9;
    expect(few.values[0]).toBe(1);
    expect(workingCopy({ rows: 1, columns: 2 ** 22 + 1, values: new Float32Array(2 ** 22 + 1) }).values).toBeInstanceOf(
      Float32Array,
    );
  });

  test("in float64 stay as they are when float64 is asked for", () => {
    const values = Float64Array.of(1, 2);
    expect(toDouble({ rows: 1, columns: 2, values }).values).toBe(values);
    expect(toDouble(points(1, 2, [1, 2])).values).toEqual(values);
  });
});

describe("rows", () => {
  test("become unit vectors, with their mean taken off on request", () => {
    const plain = workingCopy(points(1, 2, [3, 4]));
    normaliseRows(plain, false);
    expect([...plain.values]).toEqual([0.6000000000000001, 0.8]);
    const centred = workingCopy(points(1, 2, [3, 5]));
    normaliseRows(centred, true);
    expect(centred.values[0]).toBeCloseTo(-Math.SQRT1_2, 12);
    expect(centred.values[1]).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test("without direction become zeros, rounding errors notwithstanding", () => {
    const zero = workingCopy(points(1, 2, [0, 0]));
    normaliseRows(zero, false);
    expect([...zero.values]).toEqual([0, 0]);
    const constant = { rows: 1, columns: 3, values: Float64Array.of(0.1, 0.1, 0.1) };
    normaliseRows(constant, true);
    expect([...constant.values].map(Math.abs)).toEqual([0, 0, 0]);
  });
});
