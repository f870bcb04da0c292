import { runInNewContext } from "node:vm";

/**
 * Does work that must end, and ends it by force where it does not: libraries that are handed damaged files may loop.
 *
 * @param milliseconds far more than the work takes
 * @throws what the work raises; an error with the code ERR_SCRIPT_EXECUTION_TIMEOUT
 */
export function withinTime<T>(work: () => T, milliseconds: number): T {
  return runInNewContext("work()", { work }, { timeout: milliseconds }) as T;
}
