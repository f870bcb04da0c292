import { expect, test } from "@jest/globals";
import { withoutExports } from "../../../kernel-ext/src/compiler/exports.js";
import { ts } from "./typescript.js";

test.each([
  ["export const a = 1;", "       const a = 1;"],
  ["export async function f() {}", "       async function f() {}"],
  ["export default class A {}", "               class A {}"],
  ["export interface I { export: 1 }", "       interface I { export: 1 }"],
  ["const export_ = 'export const';", "const export_ = 'export const';"],
  ["namespace N { export const q = 1 }", "namespace N { export const q = 1 }"],
])("%s", (code, expected) => {
  expect(withoutExports(ts, code)).toBe(expected);
});
