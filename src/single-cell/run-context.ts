import type { Context } from "../context.js";
import { openEngine } from "../engine/open.js";
import { stoppedByKernel } from "../omics/kernel-signal.js";
import type { RunOptions } from "../omics/options.js";
import { seededRandom } from "../random.js";

/** What an analysis may be told beside its options: how to stop it, and where it tells how far it is. */
export type AnalysisOptions = Pick<RunOptions, "signal" | "onProgress">;

/**
 * The context of one analysis of a cohort outside a plan. In a notebook it stops with its cell.
 *
 * @param name of the analysis: each has random numbers of its own
 */
export async function analysisContext(name: string, seed: number, given: AnalysisOptions): Promise<Context> {
  const { signal, onProgress } = stoppedByKernel(given);
  return {
    random: seededRandom(seed).fork(name),
    engine: await openEngine(),
    progress: onProgress ?? (() => undefined),
    ...(signal ? { signal } : {}),
  };
}
