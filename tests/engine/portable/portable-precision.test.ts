import { expect, test } from "@jest/globals";
import { portableInPrecision } from "../../../src/engine/portable/portable-precision.js";

test("float32 is what it computes in; bfloat16 is refused with what to do", () => {
  expect(portableInPrecision("float32", () => 7)).toBe(7);
  expect(() => portableInPrecision("bfloat16", () => 7)).toThrow(
    expect.objectContaining({ tag: "EngineUnavailable", remedy: expect.stringMatching(/npm run setup.*"float32"/) }),
  );
});
