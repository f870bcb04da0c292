import { expect, test } from "@jest/globals";
import { requireCountable } from "../../src/data/require-countable.js";

test("2^32 - 1 values can be counted, one more cannot", () => {
  requireCountable(2 ** 32 - 1, "Take fewer.");
  expect(() => requireCountable(2 ** 32, "Take fewer.")).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", remedy: "Take fewer." }),
  );
});
