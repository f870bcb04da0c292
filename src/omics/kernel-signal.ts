import { notebookKernel } from "../notebook/kernel.js";

/** In a notebook, the signal that fires when the cell is stopped; undefined elsewhere. */
export function kernelSignal(): AbortSignal | undefined {
  return notebookKernel()?.signal;
}

/** The options with the notebook's signal, where they name none. */
export function stoppedByKernel<Options extends { readonly signal?: AbortSignal }>(options: Options): Options {
  const signal = options.signal ?? kernelSignal();
  return signal ? { ...options, signal } : options;
}
