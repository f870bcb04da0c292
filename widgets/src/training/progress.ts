import type { TrainingState } from "../../../src/notebook/state.js";
import { element } from "../dom.js";
import { duration, memory, remaining } from "./numbers.js";

type Shown = Omit<TrainingState, "updates" | "epochs" | "parts" | "warnings">;

const stopping = "stopping: what was learnt is kept, scored and explained";
const orphan = "The kernel is gone; these are the last curves.";

/** How far a run is, what it uses, and the button that ends it. */
export class Progress {
  readonly el: HTMLElement;
  readonly stop = element("button", { type: "button", class: "omx-stop" }, "Stop training, keep what was learnt");
  readonly #title = element("strong", { class: "omx-title" });
  /** Said aloud when it changes, which it does a few times a run. */
  readonly #state = element("p", { class: "omx-state", role: "status", "aria-live": "polite" });
  readonly #bar = element("progress", { max: 1, "aria-label": "Progress of the run" });
  readonly #facts = element("p", { class: "omx-facts" });

  constructor() {
    const head = element("div", { class: "omx-bar" }, this.#title, this.stop);
    this.el = element("div", { class: "omx-progress" }, head, this.#state, this.#bar, this.#facts);
  }

  /** @param everAlive whether the view has ever had a kernel: a saved notebook has no use for the button */
  draw(state: Shown, alive: boolean, everAlive: boolean): void {
    const isRunning = state.status === "running" || state.status === "stopping";
    const isStopping = state.stop || state.status === "stopping";
    write(this.#title, state.title);
    const isOrphan = isRunning && !alive;
    const said = state.status === "running" && isStopping ? stopping : state.message;
    write(this.#state, isOrphan ? orphan : said);
    this.el.dataset["status"] = isOrphan ? "orphan" : state.status;
    this.stop.hidden = !isRunning || !everAlive;
    this.stop.disabled = isStopping || !alive;
    write(this.stop, isStopping ? "Stopping…" : "Stop training, keep what was learnt");
    this.#bar.value = state.share;
    write(this.#facts, (isRunning && alive ? live(state) : ended(state)).join(" · "));
  }
}

function live({ share, seconds, secondsLeft, memory: used, processes, imagesPerSecond: speed }: Shown): string[] {
  return [
    `${Math.floor(100 * share)} %`,
    `${duration(seconds)} gone`,
    `left: ${remaining(secondsLeft)}`,
    `memory: ${used === null ? "–" : memory(used) + (processes > 1 ? ` in ${processes} processes` : "")}`,
    `speed: ${speed === null ? "–" : `${speed < 10 ? speed.toFixed(1) : Math.round(speed)} images/s`}`,
  ];
}

function ended({ share, seconds }: Shown): string[] {
  return [`${Math.floor(100 * share)} %`, duration(seconds)];
}

function write(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.textContent = text;
}
