import { classifierNamed } from "../classify/registry.js";
import { encoderNamed } from "../encoders/encoder-named.js";
import type { HybridOptions } from "../encoders/hybrid.js";
import type { PlanJson, PlanStep, TableFile } from "./plan.js";
import { stepBehind } from "./scope.js";

/** Options of verbs that call no step, where they are paths of files. */
const ofVerbs: Readonly<Record<string, readonly string[]>> = {
  samples: ["file"],
  assay: [],
  explain: [],
  enrich: ["file"],
};

/** The plan with every path of a file changed: those of its tables, and of what its steps read. */
export function changePaths(plan: PlanJson, change: (path: string) => string): PlanJson {
  const changed = <T extends object>(holder: T, paths: readonly string[]): T => {
    const given = Object.entries(holder).filter(([name, path]) => paths.includes(name) && path !== "");
    return { ...holder, ...Object.fromEntries(given.map(([name, path]) => [name, change(path as string)])) };
  };
  const table = (file: TableFile) => changed(file, ["file", "featureNames"]);
  const joined = (of: HybridOptions["of"]) =>
    of.map((choice) =>
      typeof choice === "string" ? choice : [choice[0], changed(choice[1], encoderNamed(choice[0]).paths ?? [])],
    );
  const options = (step: PlanStep) => {
    const own = changed(step.options, pathsOf(step));
    return step.verb === "encode" && own["of"] ? { ...own, of: joined(own["of"] as HybridOptions["of"]) } : own;
  };
  const { source } = plan;
  return {
    ...plan,
    source:
      "assays" in source
        ? { assays: Object.fromEntries(Object.entries(source.assays).map(([name, file]) => [name, table(file)])) }
        : "file" in source
          ? table(source)
          : source,
    steps: plan.steps.map((step) => ({ ...step, options: options(step) })),
  };
}

function pathsOf(step: PlanStep): readonly string[] {
  const { verb, method, options } = step;
  const recipe = options["recipe"] === "auto" ? "auto" : "none";
  if (verb === "classify") return classifierNamed(method!, recipe).paths ?? [];
  return ofVerbs[verb] ?? stepBehind(step).paths ?? [];
}
