import { OmixelError } from "../errors.js";
import { type PlanJson, stepOf } from "./plan.js";
import { protocolOf } from "./protocol.js";

/** Raises InvalidOption where synthetic samples would be made of samples that are to be tested. */
export function checkSynthesis(plan: PlanJson): void {
  if (!stepOf(plan, "synthesise") || !stepOf(plan, "classify") || protocolOf(plan) !== "published") return;
  throw new OmixelError(
    "InvalidOption",
    "In the published protocol steps learn from all samples, so that synthetic ones would be made of those to be tested.",
    "Leave synthesise or the protocol out.",
    { step: "synthesise" },
  );
}
