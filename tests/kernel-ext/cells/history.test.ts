import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { History, matchesGlob } from "../../../kernel-ext/src/cells/history.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "history-"));
  file = join(folder, "below", "history.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filled = () => {
  const history = new History(file);
  history.add(1, "let a = 1", null);
  history.add(2, "a + 1", "2");
  history.add(3, "let a = 1", null);
  return history;
};

test("tail, range and search find what was run", () => {
  const history = filled();
  expect(history.find({ hist_access_type: "tail", n: 2 })).toEqual([
    [1, 2, "a + 1"],
    [1, 3, "let a = 1"],
  ]);
  expect(history.find({ hist_access_type: "tail", n: 0 })).toEqual([]);
  expect(history.find({ hist_access_type: "range", session: 0, start: 2, stop: 3, output: true })).toEqual([
    [1, 2, ["a + 1", "2"]],
  ]);
  expect(history.find({ hist_access_type: "search", pattern: "let*", unique: true })).toEqual([[1, 3, "let a = 1"]]);
  expect(history.find({ hist_access_type: "search", pattern: "a ? 1", n: 1 })).toEqual([[1, 2, "a + 1"]]);
});

test("it is kept over restarts, in a file that only its owner reads", () => {
  filled();
  appendFileSync(file, "damaged line\n");
  const next = new History(file);
  expect(next.session).toBe(2);
  expect(next.find({ hist_access_type: "tail", n: 1 })).toEqual([[1, 3, "let a = 1"]]);
  next.add(1, "new", null);
  expect(next.find({ hist_access_type: "range", session: 0 })).toEqual([[2, 1, "new"]]);
  expect(next.find({ hist_access_type: "range", session: -1, stop: 2 })).toEqual([[1, 1, "let a = 1"]]);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o077).toBe(0);
});

test("a huge cell stays out of the file, and the file does not grow for ever", () => {
  const history = new History(file);
  history.add(1, "x".repeat(200_000), null);
  for (let i = 0; i < 10_001; i++) history.add(i, `c${i}`, null);
  new History(file);
  expect(readFileSync(file, "utf8").trimEnd().split("\n").length).toBe(5000);
});

test("patterns match as a shell's do, in time that stays linear", () => {
  expect(matchesGlob("abc", "a?c")).toBe(true);
  expect(matchesGlob("abc", "*b*")).toBe(true);
  expect(matchesGlob("a\nb", "a*b")).toBe(true);
  expect(matchesGlob("abc", "b*")).toBe(false);
  expect(matchesGlob("a.c", "a[.]c")).toBe(false);
  const begun = performance.now();
  expect(matchesGlob("a".repeat(3000), `${"*a".repeat(500)}b`)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2000);
});
