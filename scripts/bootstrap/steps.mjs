// Numbered lines with elapsed time, and a sign of life from steps that are silent for long.
import { clearInterval, setInterval } from "node:timers";

export class StepFailed extends Error {
  /** @param {string} what @param {string} remedy @param {number} code exit code of the process */
  constructor(what, remedy, code = 1) {
    super(what);
    this.remedy = remedy;
    this.code = code;
  }
}

export class Steps {
  /** @param {number} total @param {(line: string) => void} print */
  constructor(total, print = (line) => console.error(line)) {
    this.total = total;
    this.done = 0;
    this.print = print;
    this.begun = performance.now();
  }

  /**
   * Says what it does, does it, says how long it took.
   *
   * @param {string} title
   * @param {() => Promise<string | undefined> | string | undefined} work returns what there is to add, if anything
   * @param {{ silent?: boolean }} options silent: the work may say nothing for long, so give a sign of life meanwhile
   */
  async run(title, work, { silent = false } = {}) {
    const number = `[${++this.done}/${this.total}]`;
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    const indent = " ".repeat(number.length);
    this.print(`${number} ${title}`);
    const alive = silent ? setInterval(() => this.print(`${indent} … ${seconds()} so far`), 10_000) : undefined;
    try {
      const note = await work();
      this.print(`${indent} ${note ?? "done"} (${seconds()})`);
    } catch (error) {
      this.print(`${indent} failed after ${seconds()}`);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  /** Seconds since the first line. */
  elapsed() {
    return ((performance.now() - this.begun) / 1000).toFixed(1);
  }
}

/** Prints a failure as: what, remedy; returns the exit code. */
export function explainFailure(error, print = (line) => console.error(line)) {
  if (!(error instanceof StepFailed)) throw error;
  print(`\n${error.message}\n${error.remedy}`);
  return error.code;
}
