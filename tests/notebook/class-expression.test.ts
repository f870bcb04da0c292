import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { classExpression } from "../../src/notebook/class-expression.js";

const samples = ["a", "a", "b", "b"].map((truth, i) => ({ name: `s${i}`, fold: 0, truth, predicted: "b" }));
const expression = dense(4, 2, Float32Array.of(Math.log(4), 1, Math.log(4), NaN, 0, 3, 0, 5));
const of = (...verbs: string[]) =>
  classExpression({ classes: ["a", "b", "c"], samples, expression, plan: { steps: verbs.map((verb) => ({ verb })) } });

test("means of the true classes, less those of all others; missing values do not count", () => {
  const { mean, difference, unit } = of();
  expect(unit).toBe("difference");
  expect([...mean].slice(0, 4)).toEqual([Math.fround(Math.log(4)), 1, 0, 4]);
  expect([...difference].slice(0, 4)).toEqual([Math.fround(Math.log(4)), -3, -Math.fround(Math.log(4)), 3]);
});

test("a class without samples has no mean", () => {
  const { mean, difference } = of();
  expect([...mean.subarray(4), ...difference.subarray(4)]).toEqual([NaN, NaN, NaN, NaN]);
});

test("logarithms give log2 fold changes, and only they", () => {
  expect(of("normalizeTotal", "log1p", "highlyVariable")).toMatchObject({
    unit: "log2 fold change",
    note: expect.stringContaining("of ln(1 + value), divided by ln 2."),
  });
  expect(of("log1p").difference[0]).toBeCloseTo(2, 6);
  expect(of("log2")).toMatchObject({ unit: "log2 fold change", note: expect.stringContaining("of log2(value + 1).") });
  expect(of("log2").difference[0]).toBeCloseTo(Math.log(4), 6);
  for (const steps of [["log1p", "scale"], ["log1p", "minMaxScale"], ["log1p", "log1p"], ["scale"]])
    expect(of(...steps)).toMatchObject({ unit: "difference", note: expect.stringContaining("as they were prepared") });
});
