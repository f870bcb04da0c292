import { afterEach, expect, test } from "@jest/globals";
import { kernelSignal, stoppedByKernel } from "../../src/omics/kernel-signal.js";
import type { RunOptions } from "../../src/omics/options.js";
import { quickPlan } from "./quick-plan.js";

const key = Symbol.for("omixel.kernel");
const world = globalThis as Record<symbol, unknown>;
afterEach(() => {
  world[key] = undefined;
});

test("outside a notebook there is no signal, and options stay as they are", () => {
  expect(kernelSignal()).toBeUndefined();
  const options: RunOptions = { jobs: 0 };
  expect(stoppedByKernel(options)).toBe(options);
});

test("in a notebook it is the kernel's, unless another is given", () => {
  const [kernel, own] = [new AbortController().signal, new AbortController().signal];
  world[key] = { signal: kernel };
  expect(stoppedByKernel<RunOptions>({}).signal).toBe(kernel);
  expect(stoppedByKernel({ signal: own }).signal).toBe(own);
});

test.each(["run", "table", "stream", "images"] as const)("stopping the cell stops .%s()", async (terminal) => {
  const stop = new AbortController();
  world[key] = { signal: stop.signal };
  stop.abort();
  await expect(quickPlan()[terminal](terminal === "stream" ? {} : { jobs: 0, cache: false })).rejects.toMatchObject({
    tag: "Aborted",
  });
});
