/** Memory that the main thread and the control thread share. */
export class SharedFlags {
  /** The four words; handed to the other thread as they are. */
  readonly words: Int32Array;

  constructor(words: Int32Array = new Int32Array(new SharedArrayBuffer(16))) {
    this.words = words;
  }

  /** An interrupt that the main thread has not taken yet. Loops in cells look at word 0. */
  get interrupted(): boolean {
    return Atomics.load(this.words, 0) !== 0;
  }

  set interrupted(value: boolean) {
    Atomics.store(this.words, 0, value ? 1 : 0);
  }

  /** Counts a SIGINT that the control thread sends to its own process. */
  countOwnSignal(): void {
    Atomics.add(this.words, 1, 1);
  }

  /** Was the SIGINT that just came one of our own? Each is taken once. */
  takeOwnSignal(): boolean {
    if (Atomics.load(this.words, 1) === 0) return false;
    Atomics.sub(this.words, 1, 1);
    return true;
  }

  /** The control thread says that its sockets are closed. */
  reportClosed(): void {
    Atomics.store(this.words, 2, 1);
    Atomics.notify(this.words, 2);
  }

  /** Blocks until the control thread has closed its sockets. */
  waitUntilClosed(milliseconds: number): boolean {
    return Atomics.wait(this.words, 2, 0, milliseconds) !== "timed-out";
  }

  /** Blocks for a moment: the only way to wait inside synchronous code. */
  pause(milliseconds: number): void {
    Atomics.wait(this.words, 3, 0, milliseconds);
  }
}
