import type { Context, ProgressEvent } from "../../context.js";

/** Passes warnings on once: blocks that are alike give rise to the same words with other numbers. */
export class OnceTold {
  /** Each warning as it was first told, with its step. */
  readonly warnings: string[] = [];
  readonly #told = new Set<string>();
  readonly #progress: Context["progress"];

  constructor(progress: Context["progress"]) {
    this.#progress = progress;
  }

  readonly take = (event: ProgressEvent): void => {
    if (event.kind !== "warning") return this.#progress(event);
    // Numbers, and the names that follow a colon, are what differs from block to block.
    const key = `${event.step}: ${event.message.replace(/:.*/s, "").replace(/\d+/g, "#")}`;
    if (event.step !== "reading" && this.#told.has(key)) return;
    this.#told.add(key);
    this.warnings.push(`${event.step}: ${event.message}`);
    this.#progress(event);
  };
}
