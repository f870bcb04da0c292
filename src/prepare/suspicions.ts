import { type Context, warn } from "../context.js";
import type { Measurements } from "./assay-step.js";
import { describeSightings, type Evidence } from "./evidence.js";

/**
 * A logarithm of any count or intensity stays below this: 2^40 is 1e12, more molecules or detector counts than any
 * instrument reports.
 */
const largestLog = 40;

/** Warns, with the evidence, about values that a step for amounts (counts, intensities) should not meet. */
export function warnUnlessAmounts(step: string, data: Measurements, evidence: Evidence, ctx: Context): void {
  if (evidence.negative.count > 0)
    warn(
      ctx,
      step,
      `Amounts are expected, but there are negative ones: ${describeSightings("negative", evidence.negative, data)}; ` +
        `the smallest is ${shown(evidence.smallest)}. Were these values transformed already?`,
    );
  else if (evidence.largest < largestLog && evidence.whole < 0.99)
    warn(
      ctx,
      step,
      `The values look logged already: the largest is ${shown(evidence.largest)}, and ${percent(1 - evidence.whole)} of ` +
        `those that are not zero are not whole numbers. If they are, leave this step out.`,
    );
}

/** Warns where raw counts are expected and something else is seen. */
export function warnUnlessCounts(step: string, data: Measurements, evidence: Evidence, ctx: Context): void {
  if (evidence.negative.count > 0)
    warn(ctx, step, `Raw counts are expected, but there is ${describeSightings("negative", evidence.negative, data)}.`);
  else if (evidence.whole < 1)
    warn(
      ctx,
      step,
      `Raw counts are expected, but ${percent(1 - evidence.whole)} of the values that are not zero are not whole numbers ` +
        `(the largest is ${shown(evidence.largest)}).`,
    );
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
