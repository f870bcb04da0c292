import { OmixelError } from "../errors.js";
import type { Numbers } from "../math/statistics.js";

/** How long each subject was watched, and whether the event came then or the watching ended. */
export interface SurvivalTimes {
  /** Time to the event or to the end of watching, at least 0, in any unit. */
  readonly time: Numbers;
  /** 1 where the event came, 0 where the watching ended before (censored). */
  readonly event: Numbers;
}

/**
 * Refuses what is no survival time.
 *
 * @throws UnsuitableData
 */
export function checkSurvivalTimes({ time, event }: SurvivalTimes): void {
  if (time.length !== event.length)
    throw new OmixelError(
      "UnsuitableData",
      `There are ${time.length} times and ${event.length} events.`,
      "Give one of each for every subject.",
    );
  for (let i = 0; i < time.length; i++) {
    if (!(time[i]! >= 0 && time[i]! < Infinity))
      throw new OmixelError(
        "UnsuitableData",
        `The time of subject ${i + 1} is ${time[i]}, but a number of at least 0 is expected.`,
        "Leave subjects without a time out.",
      );
    if (event[i] !== 0 && event[i] !== 1)
      throw new OmixelError(
        "UnsuitableData",
        `The event of subject ${i + 1} is ${event[i]}, but 0 or 1 is expected.`,
        "Write 1 where the event came and 0 where the watching ended before.",
      );
  }
}
