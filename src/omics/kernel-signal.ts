import type { RunOptions } from "./options.js";

/**
 * In a notebook, the signal that fires when the cell is stopped; undefined elsewhere. The kernel leaves it on
 * `globalThis[Symbol.for("omixel.kernel")]`.
 */
export function kernelSignal(): AbortSignal | undefined {
  const kernel = (globalThis as Record<symbol, unknown>)[Symbol.for("omixel.kernel")];
  return (kernel as { signal?: AbortSignal } | undefined)?.signal;
}

/** The options with the notebook's signal, where they name none. */
export function stoppedByKernel(options: RunOptions): RunOptions {
  const signal = options.signal ?? kernelSignal();
  return signal ? { ...options, signal } : options;
}
