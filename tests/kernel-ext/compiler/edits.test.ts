import { expect, test } from "@jest/globals";
import { EditedText } from "../../../kernel-ext/src/compiler/edits.js";

const text = "let a = 1;\nfor (;;) b();\nc";

test("edits are made in order of their place, insertions before a replacement", () => {
  const edited = new EditedText(text, [
    { start: 20, length: 1, text: "local" },
    { start: 0, length: 3, text: "const" },
    { start: 20, length: 0, text: "{guard;" },
    { start: 24, length: 0, text: "}" },
  ]);
  expect(edited.text).toBe("const a = 1;\nfor (;;) {guard;local();}\nc");
});

test("positions lead back to the original", () => {
  const edited = new EditedText(text, [
    { start: 0, length: 3, text: "const" },
    { start: 20, length: 0, text: "{guard;" },
  ]);
  // `a` moved by two, `b` by seven; what was inserted belongs to where it was inserted.
  expect(edited.originalPosition(0, 6)).toEqual({ line: 0, column: 4 });
  expect(edited.originalPosition(1, 16)).toEqual({ line: 1, column: 9 });
  expect(edited.originalPosition(1, 11)).toEqual({ line: 1, column: 9 });
  expect(edited.originalPosition(2, 0)).toEqual({ line: 2, column: 0 });
});

test("a line beyond the end has a position too", () => {
  expect(new EditedText(text, []).originalPosition(9, 4)).toEqual({ line: 9, column: 4 });
});
