/** Results that are used before it is known whether they are good: on streams, asking would wait. */
export class Doubts {
  readonly #questions: (() => boolean)[] = [];
  /** Whether everything is computed so that no doubt remains, which takes longer. */
  careful = false;

  /** @param good asked once, later */
  add(good: () => boolean): void {
    this.#questions.push(good);
  }

  /** Runs something, and once more with care where one of the results on the way was not good. */
  resolve<T>(run: () => T, giveUp: (result: T) => void): T {
    this.#questions.length = 0; // of a run that failed
    const result = run();
    const good = this.#questions.splice(0).map((question) => question()); // all of them: each frees what it holds
    if (good.every(Boolean)) return result;
    giveUp(result);
    this.careful = true;
    try {
      return run();
    } finally {
      this.careful = false;
    }
  }
}
