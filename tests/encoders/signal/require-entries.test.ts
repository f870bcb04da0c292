import { expect, test } from "@jest/globals";
import { requireEntries } from "../../../src/encoders/signal/require-entries.js";

test("a table too large is refused with the number of features that fit", () => {
  expect(() => requireEntries("test", 6, 2, 4, 3)).toThrow(/\(3\).*top: 2, or fewer pixels/);
  expect(() => requireEntries("test", 3, 2, 4, 3)).not.toThrow();
  expect(() => requireEntries("test", 2 ** 25, 100, 8)).toThrow(/top: 4/);
});
