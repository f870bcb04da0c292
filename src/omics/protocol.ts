import { evaluateDefaults, type EvaluateOptions } from "./options.js";
import { type PlanJson, stepOf } from "./plan.js";

/** How the plan is to be judged. */
export function protocolOf(plan: PlanJson): EvaluateOptions["protocol"] {
  const { protocol } = (stepOf(plan, "classify")?.options ?? {}) as Partial<EvaluateOptions>;
  return protocol ?? evaluateDefaults.protocol;
}

/** The line that every result of a published protocol carries. */
export const PUBLISHED =
  "published protocol: the steps before the network learnt from all samples, those to be tested included, as the paper's did; " +
  "this accuracy is not that of new patients.";
