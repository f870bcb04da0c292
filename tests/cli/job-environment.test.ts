import { describe, expect, test } from "@jest/globals";
import { environmentName, givenInEnvironment, jobEnvironment } from "../../src/cli/job-environment.js";

test("names follow the command line's", () => {
  expect(environmentName("data")).toBe("OMIXEL_DATA");
  expect(environmentName("learning-rate")).toBe("OMIXEL_LEARNING_RATE");
});

test("the environment says as much as arguments do; empty says nothing, and other variables are not ours", () => {
  const environment = { OMIXEL_GROUP_PATTERN: "^p", OMIXEL_LABEL: "", OMIXEL_NO_CACHE: "1", OMIXEL_CACHE: "/tmp" };
  expect(givenInEnvironment(environment)).toEqual({ "group-pattern": "^p", "no-cache": true });
  expect(givenInEnvironment({ OMIXEL_NO_CACHE: "0" })).toEqual({ "no-cache": false });
});

describe("arguments as environment", () => {
  const variables = (args: string[], environment = {}) => jobEnvironment(args, environment, "/study");

  test("paths become absolute, the rest stays, and there is always a folder to write to", () => {
    expect(variables(["--data", "a.tsv", "--labels=/b.tsv", "--preset", "quick", "--no-cache"])).toEqual({
      OMIXEL_DATA: "/study/a.tsv",
      OMIXEL_LABELS: "/b.tsv",
      OMIXEL_PRESET: "quick",
      OMIXEL_NO_CACHE: "true",
      OMIXEL_OUT: "/study/omixel-report",
    });
  });

  test("several tables are one variable, each with its path; what lies on the web stays", () => {
    const several = variables(["--assay", "rna=r.tsv", "--assay", "mirna=/m.tsv", "--fuse", "early"]);
    expect(several).toMatchObject({ OMIXEL_ASSAY: "rna=/study/r.tsv;mirna=/m.tsv", OMIXEL_FUSE: "early" });
    const again = variables([], { OMIXEL_ASSAY: "rna=r.tsv;mirna=https://host/m.tsv" });
    expect(again.OMIXEL_ASSAY).toBe("rna=/study/r.tsv;mirna=https://host/m.tsv");
    expect(variables(["--data", "https://host/counts.tsv"]).OMIXEL_DATA).toBe("https://host/counts.tsv");
    expect(() => variables(["--assay", "r.tsv"])).toThrow(/--assay is "r.tsv".*a name and a file/);
  });

  test("a number of folds is no path", () => {
    expect(variables(["--folds", "3"]).OMIXEL_FOLDS).toBe("3");
  });

  test("arguments win over the environment", () => {
    const environment = { OMIXEL_SEED: "7", OMIXEL_TOP: "50" };
    expect(variables(["--seed", "2"], environment)).toMatchObject({ OMIXEL_SEED: "2", OMIXEL_TOP: "50" });
  });

  test("what is wrong is told before a kernel starts", () => {
    expect(() => variables(["--presett", "quick"])).toThrow(/no option "presett".*Use one of: preset/);
    expect(() => variables(["--preset", "quik"])).toThrow(/no preset "quik".*Use one of: quick/);
    expect(() => variables([], { OMIXEL_FOLDS: "two" })).toThrow(/--folds is "two"/);
    expect(() => variables(["--folds", "none.json#x"])).toThrow(/no such file of folds/);
  });
});
