import type { Context } from "../context.js";
import { pace } from "../embed/pace.js";
import type { Cut } from "./growth.js";

/**
 * What one of several threads knows of the others that grow the same trees. All threads make the same calls in the same
 * order, but for `take` and `breathe`.
 */
export interface Crew {
  /** A number that no other thread gets, counted from 0 again after each meeting. */
  take(): number;
  /** Waits for all others. */
  meet(): void;
  /** A meeting that brings the best of all cuts; of equals the first feature's, so that threads change no number. */
  agree(cut: Cut): Cut;
  /** Called now and then with the pieces of work that this thread has done since the last call. */
  breathe(done: number): Promise<void>;
}

/** A thread by itself, which tells how far it has come. @param of pieces of work in all */
export function alone(ctx: Pick<Context, "progress" | "signal">, step: string, of: number): Crew {
  const breathe = pace(ctx, step, of);
  let [taken, done] = [0, 0];
  const meet = () => {
    taken = 0;
  };
  return {
    take: () => taken++,
    meet,
    agree(cut) {
      meet();
      return cut;
    },
    breathe: (more) => breathe((done += more)),
  };
}
