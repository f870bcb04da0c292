import { expect, test } from "@jest/globals";
import { printable } from "../../src/report/printable.js";

test("what XML forbids is replaced, all else stays", () => {
  expect(printable("a\u0000b\u0008\u000b\u000c\u000e\u001f\ufffe\uffff")).toBe(`a\ufffdb${"\ufffd".repeat(7)}`);
  expect(printable("\ud83ex\udd8a")).toBe("\ufffdx\ufffd");
  const kept = "tab\t line\n return\r é 漢 \u{1f98a} \u007f <&>";
  expect(printable(kept)).toBe(kept);
});
