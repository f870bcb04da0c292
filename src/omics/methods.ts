import type { Citation } from "../citation.js";
import { explainers } from "../explain/registry.js";
import { lookUp } from "../registry.js";
import { implementationOf, pipelineSteps } from "./pipeline.js";
import { type PlanJson, stepOf } from "./plan.js";
import { planClassifier } from "./plan-classifier.js";
import { staysApart } from "./scope.js";

/** The steps and methods of a plan with the papers to cite. */
export function methodsOf(plan: PlanJson): { step: string; source: Citation }[] {
  const encode = stepOf(plan, "encode");
  const all = staysApart(plan) && encode ? [...pipelineSteps(plan), encode] : pipelineSteps(plan);
  const steps = all.map((recorded) => {
    const { name, step, options } = implementationOf(recorded);
    const { assay = [] } = options as { assay?: string | readonly string[] };
    return { step: stepInWords(recorded.verb, name, [assay].flat().join(" + ")), source: step.source };
  });
  if (stepOf(plan, "classify")) {
    const { classifier } = planClassifier(plan);
    steps.push({ step: classifier.name, source: classifier.source });
  }
  const explain = stepOf(plan, "explain");
  if (explain) steps.push({ step: explain.method!, source: lookUp("explainer", explainers, explain.method!).source });
  return steps;
}

/** Steps of several assays say which they worked on. */
function stepInWords(verb: string, name: string, assay: string): string {
  if (verb === "fuse") return `${name} fusion`;
  return assay ? `${name} (${assay})` : name;
}
