import { describe, expect, test } from "@jest/globals";
import { examine } from "../../src/prepare/evidence.js";
import { warnUnlessAmounts, warnUnlessCounts } from "../../src/prepare/suspicions.js";
import { cohortOf, listening, matrix } from "./cohorts.js";

const told = (check: typeof warnUnlessAmounts, row: number[]) => {
  const { ctx, warnings } = listening();
  const values = matrix([row]);
  const data = { assay: cohortOf(values).assays.rna!, features: row.map((_, j) => `g${j}`), samples: ["s0"] };
  check("log1p", data, examine(values), ctx);
  return warnings;
};

describe("amounts", () => {
  test.each([
    ["counts", [0, 3, 12]],
    ["normalised counts", [0, 3.3, 120.7]],
    ["nothing", [0, 0, 0]],
  ])("%s are fine", (_what, row) => expect(told(warnUnlessAmounts, row)).toEqual([]));

  test("logs are suspected with the evidence", () => {
    expect(told(warnUnlessAmounts, [0, 3.25, 11.5, 2])[0]).toMatch(/largest is 11.5, and 67 % of those/);
  });

  test("negative values are told first", () => {
    expect(told(warnUnlessAmounts, [0.5, -3.25])).toEqual([
      "log1p: Amounts are expected, but there are negative ones: 1 negative value, in sample s0, feature g1; the smallest " +
        "is -3.25. Were these values transformed already?",
    ]);
  });
});

describe("counts", () => {
  test("whole numbers are fine", () => expect(told(warnUnlessCounts, [0, 3, 12])).toEqual([]));
  test("others are told", () => {
    expect(told(warnUnlessCounts, [0, 3.5, 12])[0]).toMatch(/50 % of the values .* \(the largest is 12\)/);
    expect(told(warnUnlessCounts, [0, -3])[0]).toMatch(/1 negative value, in sample s0, feature g1/);
  });
});
