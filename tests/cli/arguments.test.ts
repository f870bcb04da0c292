import { describe, expect, test } from "@jest/globals";
import { positiveNumber, readArguments, wholeNumber } from "../../src/cli/arguments.js";

const options = { out: { type: "string" }, json: { type: "boolean" } } as const;

describe("readArguments", () => {
  test("takes options and positionals apart", () => {
    expect(readArguments("run", ["plan.json", "--out", "dir", "--json"], options, ["PLAN.json"])).toEqual({
      values: expect.objectContaining({ out: "dir", json: true }),
      positionals: ["plan.json"],
    });
    expect(readArguments("run", ["plan.json", "--out=dir"], options, ["PLAN.json"]).values.out).toBe("dir");
  });

  test("an unknown option names the nearest", () => {
    expect(() => readArguments("run", ["--outt", "dir"], options)).toThrow(/no option "outt".*Use one of: out/);
  });

  test("a missing value and missing arguments come with the usage", () => {
    expect(() => readArguments("run", ["--out"], options)).toThrow(/Usage: omixel run/);
    expect(() => readArguments("run", [], options, ["PLAN.json"])).toThrow(
      /needs PLAN.json; 0 given.*Usage: omixel run PLAN.json/,
    );
  });
});

describe("numbers", () => {
  test("are read or absent", () => {
    expect(wholeNumber("jobs", "0")).toBe(0);
    expect(wholeNumber("jobs", undefined)).toBeUndefined();
    expect(positiveNumber("learning-rate", "1e-4")).toBe(1e-4);
  });

  test.each(["", "2.5", "-1", "two", true])("%p is no whole number", (value) => {
    expect(() => wholeNumber("folds", value)).toThrow(/--folds/);
  });

  test.each(["0", "-1", "", "Infinity", "fast"])("%p is no positive number", (value) => {
    expect(() => positiveNumber("learning-rate", value)).toThrow(/--learning-rate/);
  });
});
