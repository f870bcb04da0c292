import { isExhausted } from "../engine/status.js";
import { OmixelError } from "../errors.js";

/** Whether an error says that there was no memory for what was asked. */
export function isOutOfMemory(error: unknown): boolean {
  return isExhausted(error) || (error instanceof RangeError && /allocation|array length/i.test(error.message));
}

/**
 * The error for an update that found no memory, with a batch size that was found to fit.
 *
 * @param fits tries a batch of so many rows, and raises where that is too many
 */
export function outOfMemory(error: unknown, batchSize: number, fits: (rows: number) => void): OmixelError {
  let size = Math.floor(batchSize / 2);
  for (; size >= 2; size = Math.floor(size / 2))
    try {
      fits(size);
      break;
    } catch (again) {
      if (!isOutOfMemory(again)) throw again;
    }
  const remedy = size >= 2 ? `A batch of ${size} fits (batchSize: ${size}); ` : "Not even a batch of 2 fits; ";
  return new OmixelError(
    "EngineFailure",
    `There is no memory for an update of ${batchSize} rows.`,
    `${remedy}smaller images, a smaller network or fewer folds at once (jobs: 1) need less too.`,
    { step: "classify" },
    error,
  );
}
