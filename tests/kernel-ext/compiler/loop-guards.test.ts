import { expect, test } from "@jest/globals";
import { EditedText } from "../../../kernel-ext/src/compiler/edits.js";
import { added, interruptPoints } from "../../../kernel-ext/src/compiler/loop-guards.js";
import { parsed, ts } from "./typescript.js";

const guarded = (code: string) => new EditedText(code, interruptPoints(ts, parsed(code))).text;

class Stopped extends Error {}

/** Runs guarded code; the stop comes at the n-th look at the flag. */
function runUntil(code: string, looks: number): unknown {
  let seen = 0;
  const flags = {
    get 0() {
      return seen++ >= looks ? 1 : 0;
    },
  };
  const stop = () => {
    throw new Stopped();
  };
  return new Function(added.flags, added.stop, guarded(code))(flags, stop);
}

test.each([
  "while (true) {}",
  "while (true);",
  "for (;;) for (;;) ;",
  "for (;;) if (1) continue; else break;",
  "do ; while (true)",
  "do { } while (true)",
  "label: for (;;) { while (true) continue label; }",
  "const f = () => { while (true) {} }; f()",
  "class A { static { while (true) {} } }",
  "while (true) { try { while (true) {} } catch {} }",
])("%s can be stopped", (code) => {
  expect(() => runUntil(code, 5)).toThrow(Stopped);
});

test.each([
  ["let s = 0; for (let i = 0; i < 4; i++) s += i; return s", 6],
  ["let s = ''; for (const k in { a: 1, b: 2 }) s += k; return s", "ab"],
  ["let s = 0; for (const x of [1, 2]) for (const y of [3, 4]) s += x * y; return s", 21],
  ["let n = 0; do n++; while (n < 3)\nreturn n", 3],
])("%s does what it did", (code, result) => {
  expect(runUntil(code, 1000)).toBe(result);
});

test("awaits go through the kernel", () => {
  expect(guarded("const a = await f(await g());")).toBe(`const a = await ${added.wait}(f(await ${added.wait}(g())));`);
  expect(guarded("for await (const x of y) {}")).toContain(`of ${added.waitEach}(y)`);
});
