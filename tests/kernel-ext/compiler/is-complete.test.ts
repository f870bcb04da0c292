import { expect, test } from "@jest/globals";
import { isComplete } from "../../../kernel-ext/src/compiler/is-complete.js";
import { ts } from "./typescript.js";

test.each(["", "1", "const a = 1;", "function f() {\n}", "`a ${1}`", "[1].map(x => x)"])("%j can run", (code) => {
  expect(isComplete(ts, code)).toEqual({ status: "complete" });
});

test.each(["const 1a = 2;", "let = = 3", "}", "f(1))"])("%j is wrong", (code) => {
  expect(isComplete(ts, code)).toEqual({ status: "invalid" });
});

test.each([
  ["if (true) {", "  "],
  ["  if (x) {\n    for (;;) {", "      "],
  ["const z = [1,", ""],
  ["`abc", ""],
  ["/* open", ""],
  ["f(1,", ""],
])("%j goes on", (code, indent) => {
  expect(isComplete(ts, code)).toEqual({ status: "incomplete", indent });
});
