import type { JobName, ProgressEvent } from "../context.js";
import { RemainingTime } from "../omics/remaining-time.js";

/** Warnings that begin with so many equal letters tell the same of another fold. */
const SAME = 30;

/** Writes progress as lines on standard error; results go to standard output. */
export class Terminal {
  readonly #started = performance.now();
  readonly #write: (line: string) => void;
  readonly #seen = new Set<string>();
  readonly #remaining = new RemainingTime();

  constructor(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)) {
    this.#write = write;
  }

  /** One line with the time since the start. */
  say(line: string): void {
    this.#write(`[${this.#now().toFixed(1).padStart(6)} s] ${line}`);
  }

  /** What a run tells, as a line each; epochs only at the quarters of a training. */
  readonly onProgress = (event: ProgressEvent): void => {
    this.#remaining.take(event, this.#now());
    if (event.kind === "phase") {
      if (event.detail) this.say(`${event.phase}: ${event.detail}`);
      else this.say(event.phase);
    } else if (event.kind === "fold") {
      this.say(
        `${placeOf(event)} of ${event.of}: accuracy ${event.accuracy.toFixed(3)}, ${event.seconds.toFixed(1)} s` +
          this.#left(),
      );
    } else if (event.kind === "epoch") {
      const quarter = Math.max(1, Math.floor(event.epochs / 4));
      if (event.member === undefined && event.epoch % quarter === 0) this.say(epochLine(event) + this.#left());
    } else if (event.kind === "resumed") {
      this.say(`${placeOf(event)}: goes on after epoch ${event.epoch} of ${event.epochs}, which had been kept`);
    } else if (event.kind === "warning") {
      this.#once(`note: ${event.step}: ${event.message}`, event.message.slice(0, SAME));
    }
  };

  #now(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** What is said of the time that the run will still take, where something can be said. */
  #left(): string {
    const seconds = this.#remaining.left(this.#now());
    if (seconds === undefined || seconds < 1) return "";
    return seconds < 90 ? `, about ${Math.ceil(seconds)} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
  }

  /** Folds run apart and tell much the same, with other counts; once is enough. */
  #once(line: string, key: string): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.say(line);
  }
}

function placeOf({ fold, control, method }: JobName): string {
  const whose = method === undefined ? "" : `${method}, `;
  return whose + (control ? `${control}, ` : "") + (fold < 0 ? "final model" : `fold ${fold + 1}`);
}

function epochLine(event: ProgressEvent & { kind: "epoch" }): string {
  const { epoch, epochs, loss, accuracy } = event;
  return `${placeOf(event)}: epoch ${epoch} of ${epochs}, training loss ${loss.toFixed(3)}, accuracy ${accuracy.toFixed(3)}`;
}
