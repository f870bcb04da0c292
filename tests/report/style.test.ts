import { expect, test } from "@jest/globals";
import { style } from "../../src/report/style.js";

test("the style sheet loads nothing, knows the dark and paper, and its braces match", () => {
  expect(style).not.toMatch(/url\(|@import|<\//);
  expect(style).toContain("@media print");
  expect(style).toContain("prefers-color-scheme: dark");
  expect(style.split("{").length).toBe(style.split("}").length);
});
