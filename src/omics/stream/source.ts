import type { Cohort } from "../../data/cohort.js";

/** A cohort that comes in blocks of samples, the same ones each time. */
export interface BlockSource {
  /** Samples in all. */
  readonly rows: number;
  /** True where the values come from a file each time. */
  readonly onDisk: boolean;
  /** What the user should know. */
  readonly warnings: readonly string[];
  blocks(): AsyncGenerator<Cohort>;
  close(): Promise<void>;
}

export interface BlockSourceOptions {
  readonly signal: AbortSignal | undefined;
  /** Samples of a block at most; undefined = as many as keep it near four million values. */
  readonly rows: number | undefined;
}
