import { expect, test } from "@jest/globals";
import { cut } from "../../../src/notebook/shared/cut.js";

test("long texts are cut between characters, short ones stay", () => {
  expect(cut("abcdef", 4)).toBe("abc…");
  expect(cut("abcd", 4)).toBe("abcd");
  expect(cut("🧬🧬🧬", 2)).toBe("🧬…");
});
