import { expect, test } from "@jest/globals";
import { Interrupts } from "../../kernel-ext/src/interrupts.js";

test("an interrupt ends what waits, fires the signal, and is then over", async () => {
  const interrupts = new Interrupts();
  const { signal } = interrupts;
  const waiting = interrupts.race(new Promise(() => undefined));
  interrupts.flags.interrupted = true;
  expect(interrupts.check).toThrow("interrupted");
  interrupts.raise();
  await expect(waiting).rejects.toMatchObject({ name: "KeyboardInterrupt" });
  expect(signal.aborted).toBe(true);
  expect(interrupts.signal.aborted).toBe(false);
  expect(interrupts.check).not.toThrow();
  expect(await interrupts.race(Promise.resolve(3))).toBe(3);
  await expect(interrupts.race(Promise.reject(new Error("own")))).rejects.toThrow("own");
});

test("listeners are told until they leave", () => {
  const interrupts = new Interrupts();
  let told = 0;
  const leave = interrupts.onInterrupt(() => told++);
  interrupts.raise();
  leave();
  interrupts.raise();
  expect(told).toBe(1);
});
