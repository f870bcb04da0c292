/** A computation that can pause: it yields how much is done, 0 … 1, after each round of some milliseconds or less. */
export type Rounds<Result> = Generator<number, Result, void>;

/** All rounds without a pause. */
export function atOnce<Result>(rounds: Rounds<Result>): Result {
  for (;;) {
    const round = rounds.next();
    if (round.done) return round.value;
  }
}

/**
 * All rounds, with a breath after each.
 *
 * @param breathe lets the event loop run where it is time to; told how much is done, 0 … 1
 */
export async function inTurns<Result>(
  rounds: Rounds<Result>,
  breathe: (share: number) => Promise<void>,
): Promise<Result> {
  for (;;) {
    const round = rounds.next();
    if (round.done) return round.value;
    await breathe(round.value);
  }
}
