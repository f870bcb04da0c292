import type { Context } from "../../context.js";

/** A look that takes what is in memory is taken to last so much of one that reads the file. */
const heldShare = 0.1;
/** Share of the first look after which its pace is believed. */
const believed = 0.02;

/** How far the looks at the data are, and how long the others will take at the pace of those that were. */
export class Looks {
  readonly #names: readonly string[];
  readonly #progress: Context["progress"];
  readonly #now: () => number;
  /** Work of each look: 1 for one that reads the file. */
  readonly #work: number[];
  readonly #begun: number;
  #ended = 0;

  /**
   * @param names of the steps that look, in order
   * @param now seconds from any start
   */
  constructor(names: readonly string[], progress: Context["progress"], now = () => performance.now() / 1000) {
    this.#names = names;
    this.#work = names.map(() => 1);
    this.#progress = progress;
    this.#now = now;
    this.#begun = now();
  }

  /** What is left takes its blocks from memory. */
  fromMemory(): void {
    this.#work.fill(heldShare, this.#ended);
  }

  /** @param share of the look that is under way, 0 … 1 */
  tell(share: number): void {
    const before = sum(this.#work.slice(0, this.#ended));
    const done = before + share * (this.#work[this.#ended] ?? 0);
    const all = sum(this.#work);
    const gone = this.#now() - this.#begun;
    this.#progress({
      kind: "look",
      step: this.#names[this.#ended] ?? "",
      look: this.#ended,
      looks: this.#names.length,
      share: Math.min(1, done / all),
      ...(done > believed ? { secondsLeft: (gone / done) * (all - done) } : {}),
    });
  }

  end(): void {
    this.#ended++;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
