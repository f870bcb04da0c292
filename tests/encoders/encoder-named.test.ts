import { expect, test } from "@jest/globals";
import { deepInsight } from "../../src/encoders/deep-insight.js";
import { encoderNamed } from "../../src/encoders/encoder-named.js";

test("an encoder is found by its name; other names are refused, nearest first", () => {
  expect(encoderNamed("deepInsight")).toBe(deepInsight);
  expect(() => encoderNamed("deepInsigt")).toThrow(/Use one of: deepInsight/);
});
