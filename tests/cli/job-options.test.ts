import { expect, test } from "@jest/globals";
import { jobOptions, pathOptions } from "../../src/cli/job-options.js";

test("paths are options that take a value", () => {
  for (const name of pathOptions) expect(jobOptions[name].type).toBe("string");
});
