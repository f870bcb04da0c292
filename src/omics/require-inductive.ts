import { OmixelError } from "../errors.js";
import { prepare } from "../prepare/registry.js";
import { mergeOptions } from "../registry.js";
import type { AnyStep } from "../step.js";
import { type PlanJson, stepOf } from "./plan.js";

/**
 * Raises InvalidOption where a plan is to be judged on samples that a step of it cannot treat unseen.
 *
 * @param label label column of a cohort in memory; what the plan's `samples` names goes before it
 */
export function requireInductive(plan: PlanJson, label: string | undefined): void {
  if (!stepOf(plan, "classify")) return;
  const named = (stepOf(plan, "samples")?.options.label as string | undefined) ?? label;
  for (const { verb, options } of plan.steps) {
    if (!Object.hasOwn(prepare, verb)) continue;
    const step: AnyStep = prepare[verb as keyof typeof prepare];
    const why = step.transductive?.(mergeOptions<object>(verb, step.defaults as object, options), named);
    if (why === undefined) continue;
    throw new OmixelError(
      "InvalidOption",
      `A classifier cannot be judged after this step: ${why}.`,
      "Prepare with .table() first, and start a new plan on its result: omics(await plan.table()).",
      { step: verb },
    );
  }
}
