import { widePenalty, type Wide } from "../classify/wide-branch.js";
import { OmixelError } from "../errors.js";
import type { AnyExplainer } from "../explain/explainer.js";
import { explainers } from "../explain/registry.js";
import type { AnyModel } from "../models/model.js";
import { models } from "../models/registry.js";
import { lookUp, type Registry } from "../registry.js";
import { splitClassifyOptions } from "./classify-options.js";
import { type PlanJson, stepOf } from "./plan.js";

/** Raises InvalidOption where a plan's classifier has not what its explainer asks for. */
export function checkExplainer(plan: PlanJson): void {
  const [classify, explain] = [stepOf(plan, "classify"), stepOf(plan, "explain")];
  if (!classify || !explain || !lookUp<AnyExplainer>("explainer", explainers, explain.method!).attention) return;
  const { classifier, options } = splitClassifyOptions(classify.method!, classify.options);
  const registry: Registry<AnyModel> = models;
  const able = Object.keys(registry).filter((name) => registry[name]!.attention);
  const wrong = (what: string, remedy: string) =>
    new OmixelError("InvalidOption", what, remedy, { step: explain.method! });
  if (!able.includes(classifier.name))
    throw wrong(
      `"${classifier.name}" has no attention that could be shown.`,
      `Networks with attention: ${able.join(", ")}. All others are explained by "gradient" or "gradientTimesInput".`,
    );
  if (stepOf(plan, "fuse")?.method === "intermediate")
    throw wrong(
      "Each branch of intermediate fusion attends to its own image, and none to the others'.",
      'Use .fuse("late") or .fuse("early"), or explain by "gradient".',
    );
  if (widePenalty((options as { readonly wide: Wide }).wide) !== undefined)
    throw wrong(
      "Shares of attention and what the wide branch adds to a logit have no common unit.",
      'Leave wide out, or explain by "gradientTimesInput".',
    );
}
