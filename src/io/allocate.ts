import { totalmem } from "node:os";
import { OmixelError } from "../errors.js";

/** Memory for a matrix. @throws UnsuitableData with how much it would take, where the machine has less */
export function allocate<Result>(bytes: number, file: string, make: () => Result): Result {
  const tooLarge = (cause?: unknown) =>
    new OmixelError(
      "UnsuitableData",
      `The matrix needs ${(bytes / 2 ** 30).toFixed(1)} GiB of memory, and this machine has ${(totalmem() / 2 ** 30).toFixed(1)} GiB.`,
      "Choose fewer samples or features, or a machine with more memory.",
      { file },
      cause,
    );
  if (bytes > totalmem()) throw tooLarge();
  try {
    return make();
  } catch (cause) {
    throw tooLarge(cause);
  }
}

/** What to do with a sparse matrix of too many values whose file can be read in blocks of samples. */
export const inBlocks = "Go through it in blocks, omics(file).….stream(), or write fewer samples or features.";
