import { expect, test } from "@jest/globals";
import { warningsSection } from "../../../src/report/sections/warnings.js";
import { fakeResult } from "../fake-result.js";

test("each warning is a line, escaped", () => {
  const { markup } = warningsSection(fakeResult()).body;
  expect(markup).toMatch(/<li>3 samples have no label.*&lt;b&gt;cell_z&lt;\/b&gt;/);
});

test("no warnings are told as none", () => {
  expect(warningsSection({ ...fakeResult(), warnings: [] }).body.markup).toContain("None.");
});
