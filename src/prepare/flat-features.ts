import { type Context, warn } from "../context.js";

/** Counts, in a warning, the features that have no range to scale by. */
export function warnAboutFlat(
  step: string,
  { constant, unknown, of }: { constant: number; unknown: number; of: number },
  ctx: Pick<Context, "progress">,
): void {
  if (constant > 0)
    warn(ctx, step, `${constant} of ${of} features have no range in the training rows; they are only shifted.`);
  if (unknown > 0)
    warn(ctx, step, `${unknown} of ${of} features are missing in all training rows; they are left as they are.`);
}
