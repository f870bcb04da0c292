import { expect, test } from "@jest/globals";
import { SharedFlags } from "../../../kernel-ext/src/channels/shared-flags.js";

test("two threads see the same flags", () => {
  const one = new SharedFlags();
  const other = new SharedFlags(one.words);
  expect(other.interrupted).toBe(false);
  one.interrupted = true;
  expect(other.interrupted).toBe(true);
  expect(one.words[0]).toBe(1);
  other.interrupted = false;
  expect(one.interrupted).toBe(false);
});

test("each signal of our own is taken once", () => {
  const flags = new SharedFlags();
  expect(flags.takeOwnSignal()).toBe(false);
  flags.countOwnSignal();
  expect(flags.takeOwnSignal()).toBe(true);
  expect(flags.takeOwnSignal()).toBe(false);
});

test("waiting for the other thread ends when it has closed, or when time is up", () => {
  const flags = new SharedFlags();
  expect(flags.waitUntilClosed(5)).toBe(false);
  flags.reportClosed();
  expect(flags.waitUntilClosed(5)).toBe(true);
  const begun = performance.now();
  flags.pause(10);
  expect(performance.now() - begun).toBeGreaterThan(8);
});
