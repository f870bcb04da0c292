import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.js";
import { throwIfAborted } from "../errors.js";

/** Milliseconds of work between two breaths: short for a person who presses Stop, long beside the pause itself. */
const breath = 50;

/**
 * For long loops: called once per round it stops when asked to, tells how far it has come and now and then lets the
 * event loop run, without which no Stop could arrive. Its clock has no influence on any number.
 *
 * @param step name of the method, for the progress events
 * @param of rounds in all
 */
export function pace(
  ctx: Pick<Context, "progress" | "signal">,
  step: string,
  of: number,
): (done: number) => Promise<void> {
  let last = performance.now();
  return async (done) => {
    throwIfAborted(ctx.signal);
    if (performance.now() - last < breath) return;
    ctx.progress({ kind: "step", step, done, of });
    await setImmediate();
    throwIfAborted(ctx.signal);
    last = performance.now();
  };
}
