import { expect, test } from "@jest/globals";
import { analysisContext } from "../../src/single-cell/run-context.js";

test("each analysis has random numbers of its own, the same each time", async () => {
  const first = async (name: string, seed: number) => (await analysisContext(name, seed, {})).random.next();
  expect(await first("leiden", 1)).toBe(await first("leiden", 1));
  expect(await first("leiden", 2)).not.toBe(await first("leiden", 1));
  expect(await first("umap", 1)).not.toBe(await first("leiden", 1));
});

test("signal and listener are handed on", async () => {
  const { signal } = new AbortController();
  const events: string[] = [];
  const ctx = await analysisContext("leiden", 1, { signal, onProgress: ({ kind }) => events.push(kind) });
  ctx.progress({ kind: "warning", step: "x", message: "y" });
  expect(ctx.signal).toBe(signal);
  expect(events).toEqual(["warning"]);
});
