import type { Format } from "./format.js";
import type { ReadTableOptions } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";
import { wholeCohort } from "./whole-cohort.js";

/** A format that is read in blocks; reading the whole is nothing but taking all of them. */
export function blockFormat(
  format: Omit<Format, "read" | "open"> & {
    readonly open: (path: string, options?: ReadTableOptions) => Promise<CohortBlocks>;
  },
): Format {
  return {
    ...format,
    async read(path, options) {
      const source = await format.open(path, options);
      try {
        return { kind: "cohort", cohort: await wholeCohort(source, path, options), notes: source.notes };
      } finally {
        await source.close();
      }
    },
  };
}

/** Opens a part of what is open already; where that fails, the whole is closed. */
export async function orClose<Result>(
  whole: { close(): Promise<unknown> },
  open: () => Promise<Result>,
): Promise<Result> {
  try {
    return await open();
  } catch (error) {
    await whole.close();
    throw error;
  }
}
