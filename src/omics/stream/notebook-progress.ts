import type { ProgressEvent } from "../../context.js";
import { notebookKernel } from "../../notebook/kernel.js";
import { html } from "../../report/html.js";
import { duration } from "../../report/numbers.js";

/** A notebook is told so often at most. */
const EVERY_MS = 250;

let shown = 0;

/**
 * In a notebook, a bar below the cell that shows how far a stream is; elsewhere nothing.
 *
 * @param now milliseconds from any start
 */
export function notebookProgress(now = () => performance.now()): (event: ProgressEvent) => void {
  const kernel = notebookKernel();
  const id = `omixel-stream-${++shown}`;
  let [begun, last] = [false, Number.NEGATIVE_INFINITY];
  return (event) => {
    if (!kernel || event.kind !== "look" || (event.share < 1 && now() - last < EVERY_MS)) return;
    void kernel.display({ [Symbol.for("Jupyter.display")]: () => picture(event) }, { id, update: begun });
    begun = true;
    last = now();
  };
}

function picture({ step, look, looks, share, secondsLeft }: Extract<ProgressEvent, { kind: "look" }>) {
  const left = secondsLeft === undefined || share >= 1 ? "" : `, about ${duration(secondsLeft)} left`;
  const words =
    share >= 1 ? "all samples were seen" : `${step}: look ${look + 1} of ${looks}, ${Math.floor(100 * share)} %${left}`;
  return {
    "text/html": html`<progress max="1" value="${share.toFixed(3)}" aria-label="Progress"></progress> ${words}`.markup,
    "text/plain": words,
  };
}
