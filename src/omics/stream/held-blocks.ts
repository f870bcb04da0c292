import type { Cohort } from "../../data/cohort.js";
import type { BlockSource } from "./source.js";

/** A block through some of the steps, or nothing where none of its samples is left. `from` -1: as it was read. */
export type Change = (block: Cohort, number: number, from: number) => Promise<Cohort | undefined>;

/**
 * Blocks as the first steps of a plan leave them. Once what they leave fits into the memory allowed, it is held, and no
 * later look goes back to the file.
 */
export class HeldBlocks {
  readonly #source: BlockSource;
  readonly #most: number;
  #held: readonly (Cohort | undefined)[] | undefined;
  #through = 0;

  /** @param most bytes that may be held */
  constructor(source: BlockSource, most: number) {
    this.#source = source;
    this.#most = most;
  }

  /** True where the next look takes nothing from the file. */
  get inMemory(): boolean {
    return this.#held !== undefined || !this.#source.onDisk;
  }

  /**
   * All blocks that have samples left, through the first `steps` steps.
   *
   * @param change puts a block through steps `from` … `steps - 1`; `from` is -1 for a block as it was read
   * @param seen called with the share of this look that is done, 0 … 1, when a block has been used
   */
  async *blocks(steps: number, change: Change, seen: (share: number) => void): AsyncGenerator<Cohort> {
    const from = this.#held ? this.#through : -1;
    let kept: (Cohort | undefined)[] | undefined = from < steps || !this.#held ? [] : undefined;
    let [bytes, number, rows] = [0, 0, 0];
    for await (const block of this.#before()) {
      const changed = block && (await change(block, number, from));
      number++;
      rows += block?.samples.numRows ?? 0;
      bytes += changed ? bytesOf(changed) : 0;
      if (bytes > this.#most) kept = undefined;
      kept?.push(changed);
      if (changed) yield changed;
      seen(this.#held ? number / this.#held.length : rows / this.#source.rows);
    }
    if (!kept) return;
    this.#held = kept;
    this.#through = steps;
  }

  async *#before(): AsyncGenerator<Cohort | undefined> {
    if (this.#held) yield* this.#held;
    else yield* this.#source.blocks();
  }
}

function bytesOf({ assays, images }: Cohort): number {
  const parts = Object.values(assays).map(({ values }) =>
    values.kind === "csr"
      ? values.values.byteLength + values.indices.byteLength + values.indptr.byteLength
      : values.values.byteLength,
  );
  const drawn = images?.drawn?.values.byteLength ?? 0;
  return parts.reduce((sum, bytes) => sum + bytes, (images?.values.byteLength ?? 0) + drawn);
}
