import { OmixelError } from "../errors.js";
import type { FoldJob } from "./fold-job.js";
import type { EvaluateOptions } from "./options.js";
import type { PlanJson } from "./plan.js";
import { foldsOf, isFirst } from "./split.js";

/** What of a study is run. */
interface Listed {
  readonly cache: boolean;
  /** One fold alone, counted from 0 through all repeats, without a final model. */
  readonly only?: number;
  /** Whether a model for new patients is trained. Default true. */
  readonly final?: boolean;
}

/**
 * The study's own folds first, then the final model, then the controls, then permutations: what matters most is finished
 * first.
 *
 * @throws InvalidOption for a fold that there is not
 */
export function listJobs(
  plan: PlanJson,
  splits: readonly Int32Array[],
  { controls, permutations }: Pick<EvaluateOptions, "controls" | "permutations">,
  { cache, only, final = true }: Listed,
): FoldJob[] {
  const folds = foldsOf(splits);
  if (only !== undefined && !folds.some(({ fold }) => fold === only))
    throw new OmixelError("InvalidOption", `There is no fold ${only}.`, `Folds are 0 to ${folds.length - 1}.`);
  const chosen = folds.filter(({ fold }) => only === undefined || fold === only);
  const wanted = chosen.map((own) => ({ plan, cache, ...own }));
  const numbers = Array.from({ length: only === undefined ? permutations : 0 }, (_, i) => i + 1);
  return [
    ...wanted,
    ...(only === undefined && final ? [{ plan, cache, folds: splits[0]!, fold: "final" as const }] : []),
    ...controls.flatMap((control) => wanted.map((job) => ({ ...job, control }))),
    ...numbers.flatMap((permutation) => wanted.filter(isFirst).map((job) => ({ ...job, permutation }))),
  ];
}
