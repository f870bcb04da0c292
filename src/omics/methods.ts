import type { Citation } from "../citation.js";
import { explainers } from "../explain/registry.js";
import { lookUp } from "../registry.js";
import { splitClassifyOptions } from "./classify-options.js";
import { implementationOf, pipelineSteps } from "./pipeline.js";
import { type PlanJson, stepOf } from "./plan.js";

/** The steps and methods of a plan with the papers to cite. */
export function methodsOf(plan: PlanJson): { step: string; source: Citation }[] {
  const steps = pipelineSteps(plan).map((recorded) => {
    const { name, step } = implementationOf(recorded);
    return { step: name, source: step.source };
  });
  const classify = stepOf(plan, "classify");
  if (classify) {
    const { classifier } = splitClassifyOptions(classify.method!, classify.options);
    steps.push({ step: classifier.name, source: classifier.source });
  }
  const explain = stepOf(plan, "explain");
  if (explain) steps.push({ step: explain.method!, source: lookUp("explainer", explainers, explain.method!).source });
  return steps;
}
