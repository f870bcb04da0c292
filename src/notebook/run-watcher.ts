import { randomUUID } from "node:crypto";
import type { PlanJson } from "../omics/plan.js";
import { observeRuns, type RunObserver } from "../omics/run-observers.js";
import { type Kernel, notebookKernel } from "./kernel.js";
import { rememberTraining, TrainingView } from "./training.js";
import { waitingTraining } from "./training-parts.js";

/**
 * In a notebook, every run shows its training by itself; in any other program nothing happens.
 *
 * @returns a function that ends the watching of later runs
 */
export function watchRuns(): () => void {
  if (!notebookKernel()) return () => undefined;
  return observeRuns(({ plan }) => watch(plan, notebookKernel()));
}

function watch(plan: PlanJson, kernel: Kernel | undefined): RunObserver | undefined {
  if (!kernel) return undefined;
  const view = new TrainingView(waitingTraining(plan));
  const log = view.log();
  const id = randomUUID();
  const shown = kernel.display(view, { id });
  // What fails here is told at the end: until then nobody waits for it.
  shown.catch(() => undefined);
  return {
    enough: log.enough,
    onProgress: log.onProgress,
    async onEnd(end) {
      log.onEnd(end);
      if (!(end instanceof Error)) rememberTraining(end.data, view);
      // The picture that was shown first was empty: what stays in the notebook is the last one.
      await shown;
      await kernel.display(view, { id, update: true });
    },
  };
}
