import type { Context } from "../context.js";
import { firstFive } from "../errors.js";
import type { Measurements } from "./assay-step.js";

/** Tells how many samples a criterion drops, and the first of them. */
export function warnAboutDropped(
  step: string,
  { samples }: Pick<Measurements, "samples">,
  kept: Uint8Array,
  ctx: Pick<Context, "progress">,
): void {
  const dropped = samples.filter((_, i) => kept[i] === 0);
  if (dropped.length === 0) return;
  const message = `${dropped.length} of ${kept.length} samples are dropped: ${firstFive(dropped)}.`;
  ctx.progress({ kind: "warning", step, message, dropped: dropped.length });
}
