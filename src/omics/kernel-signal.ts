import { notebookKernel } from "../notebook/kernel.js";
import type { RunOptions } from "./options.js";

/** In a notebook, the signal that fires when the cell is stopped; undefined elsewhere. */
export function kernelSignal(): AbortSignal | undefined {
  return notebookKernel()?.signal;
}

/** The options with the notebook's signal, where they name none. */
export function stoppedByKernel(options: RunOptions): RunOptions {
  const signal = options.signal ?? kernelSignal();
  return signal ? { ...options, signal } : options;
}
