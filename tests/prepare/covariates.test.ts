import { describe, expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { covariateColumns, learnCovariates, requireTexts } from "../../src/prepare/covariates.js";

const table = tableOf({ sample: ["a", "b", "c"], age: [30, 50, 70], site: ["y", "x", "z"], gap: ["1", "", "2"] });

describe("columns of a linear model", () => {
  test("numbers are centred and scaled, texts become one column for each category but the first", () => {
    const learnt = learnCovariates("combat", table, ["age", "site"]);
    expect(learnt).toEqual([
      { name: "age", levels: [], centre: 50, scale: 20 },
      { name: "site", levels: ["x", "y", "z"], centre: 0, scale: 1 },
    ]);
    expect(covariateColumns("combat", table, learnt)).toEqual([
      Float64Array.of(-1, 0, 1),
      Float64Array.of(1, 0, 0),
      Float64Array.of(0, 0, 1),
    ]);
  });

  test("use what was learnt on other rows, and refuse what the training rows do not know", () => {
    const learnt = learnCovariates("combat", table, ["age", "site"]);
    const other = (age: (number | null)[] | string[], site: string) => tableOf({ sample: ["n"], age, site: [site] });
    expect(covariateColumns("combat", other([90], "z"), learnt)[0]).toEqual(Float64Array.of(2));
    expect(() => covariateColumns("combat", other([90], "w"), learnt)).toThrow(/"w".*Use one of: x, y, z/);
    expect(() => covariateColumns("combat", other(["old"], "x"), learnt)).toThrow(
      /sample n is "old", which is no number/,
    );
  });

  test("need every cell, and columns that exist", () => {
    expect(() => learnCovariates("combat", table, ["gap"])).toThrow(
      /column "gap", step combat: The value of sample b is empty/,
    );
    expect(() => requireTexts("combat", table, "sites")).toThrow(/Use one of: site/);
  });
});
