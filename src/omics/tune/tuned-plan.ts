import { OmixelError } from "../../errors.js";
import { evaluateDefaults } from "../options.js";
import { encodeStep, type EncoderChoice } from "../compare/choices.js";
import type { PlanJson, PlanStep } from "../plan.js";
import type { Setting } from "./candidates.js";

/**
 * A plan with a setting in the place of its `tune`.
 *
 * @throws InvalidOption for an option of the evaluation and for a step that the plan does not have; UnknownName for an
 *   encoder that there is not
 */
export function tunedPlan(plan: PlanJson, setting: Setting): PlanJson {
  const untuned = plan.steps.filter(({ verb }) => verb !== "tune");
  return { ...plan, steps: Object.entries(setting).reduce<readonly PlanStep[]>(withValue, untuned) };
}

function withValue(steps: readonly PlanStep[], [name, value]: [string, unknown]): readonly PlanStep[] {
  if (name === "encoder") {
    const index = steps.findIndex(({ verb }) => verb === "encode");
    if (index < 0) throw wrong("The plan has no encoder to be replaced.", "Call .encode(…) before .classify(…).");
    return steps.with(index, encodeStep(value as EncoderChoice));
  }
  const dot = name.indexOf(".");
  const [step, option] = dot < 0 ? (["classify", name] as const) : ([name.slice(0, dot), name.slice(dot + 1)] as const);
  const places = [...steps.keys()].filter((index) => steps[index]!.verb === step || steps[index]!.method === step);
  if (places.length !== 1)
    throw wrong(
      places.length === 0
        ? `The plan has no step "${step}".`
        : `The plan has ${places.length} steps "${step}", and "${name}" does not say which.`,
      `Steps of the plan: ${steps.map(({ verb, method }) => method ?? verb).join(", ")}.`,
    );
  const index = places[0]!;
  const own = steps[index]!;
  if (own.verb === "classify" && option in evaluateDefaults)
    throw wrong(`${option} says how the study is judged, so that it cannot be chosen by its result.`, "Leave it out.");
  return steps.with(index, { ...own, options: { ...own.options, [option]: value } });
}

function wrong(what: string, remedy: string): OmixelError {
  return new OmixelError("InvalidOption", what, remedy, { step: "tune" });
}
