import { mean, standardDeviation } from "../../math/statistics.js";
import type { TuneOptions } from "./tune-options.js";
import type { Setting } from "./candidates.js";

/** What the inner folds say of a setting. */
export interface CandidateResult {
  readonly setting: Setting;
  /** Mean of the measure over the inner folds; null where it failed or is not defined. */
  readonly mean: number | null;
  readonly standardError: number | null;
  /** Why it failed. */
  readonly error?: string;
}

/** The choice of one fold. */
export interface TunedResult {
  readonly setting: Setting;
  /** All that were tried, in the order of the grid. */
  readonly candidates: readonly CandidateResult[];
}

/** Mean and standard error over inner folds; folds without a value count for nothing. */
export function candidateResult(setting: Setting, scores: readonly (number | null)[], error?: string): CandidateResult {
  const known = scores.filter((value) => value !== null);
  if (error !== undefined || known.length === 0)
    return { setting, mean: null, standardError: null, ...(error === undefined ? {} : { error }) };
  const standardError = known.length > 1 ? standardDeviation(known) / Math.sqrt(known.length) : null;
  return { setting, mean: mean(known), standardError };
}

/**
 * The setting that the rule chooses; the first of equals.
 *
 * @returns undefined where no setting has a mean
 */
export function chooseSetting(
  candidates: readonly CandidateResult[],
  { measure, rule }: Pick<TuneOptions, "measure" | "rule">,
): Setting | undefined {
  const sign = measure === "logLoss" ? -1 : 1;
  const known = candidates.filter((own): own is CandidateResult & { readonly mean: number } => own.mean !== null);
  if (known.length === 0) return undefined;
  const best = known.reduce((most, own) => (sign * own.mean > sign * most.mean ? own : most));
  const allowed = rule === "best" ? 0 : (best.standardError ?? 0);
  return known.find((own) => sign * own.mean >= sign * best.mean - allowed - 1e-12)!.setting;
}
