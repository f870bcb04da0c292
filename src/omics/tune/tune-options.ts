import { OmixelError } from "../../errors.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { evaluateDefaults, type EvaluateOptions } from "../options.js";
import { type PlanJson, stepOf } from "../plan.js";
import { candidateCount } from "./candidates.js";

/**
 * Values to try, by the name of an option of the classifier; "encoder" tries encoders, `"select.top"` an option of another
 * step by its verb or method.
 */
export type TuneGrid = Readonly<Record<string, readonly unknown[]>>;

/** How settings are chosen. */
export interface TuneOptions {
  /** Folds within the training samples of each fold; 2 or more. Default 3. */
  readonly inner: number;
  /** What decides: "accuracy", "f1Macro", "aucOvoMacro", or "logLoss", of which less is better. Default "accuracy". */
  readonly measure: "accuracy" | "f1Macro" | "aucOvoMacro" | "logLoss";
  /**
   * "best": the highest mean over the inner folds. "oneStandardError": the first of the grid's order within one standard
   * error of it (Breiman et al. 1984), so that a list which begins with the simplest gives the simplest that is not
   * clearly worse. Default "best".
   */
  readonly rule: "best" | "oneStandardError";
  /** Settings that are tried at most: of a larger grid so many are drawn by the plan's seed. Default 30. */
  readonly draws: number;
}

export const tuneDefaults: Readonly<TuneOptions> = Object.freeze({
  inner: 3,
  measure: "accuracy",
  rule: "best",
  draws: 30,
});

/** More trainings than this are a mistake sooner than a wish. */
const MOST_RUNS = 10_000;

/**
 * The options over their defaults.
 *
 * @throws InvalidOption for an empty grid, and for one that would take more than 10,000 trainings; UnknownName
 */
export function checkTune(plan: PlanJson, grid: TuneGrid | undefined, given: Partial<TuneOptions>): TuneOptions {
  const options = mergeOptions<TuneOptions>("tune", tuneDefaults, given);
  const { inner, measure, rule, draws } = options;
  const own = (condition: boolean, what: string, remedy: string) => requireOption(condition, "tune", what, remedy);
  own(Number.isInteger(inner) && inner >= 2, `inner is ${inner}.`, "Give a whole number of 2 or more.");
  own(Number.isInteger(draws) && draws >= 1, `draws is ${draws}.`, "Give a whole number of 1 or more.");
  const measures = ["accuracy", "f1Macro", "aucOvoMacro", "logLoss"];
  own(measures.includes(measure), `There is no measure "${measure}".`, `Use one of: ${measures.join(", ")}.`);
  own(["best", "oneStandardError"].includes(rule), `There is no rule "${rule}".`, 'Use "best" or "oneStandardError".');
  const names = Object.keys(grid ?? {});
  const empty = names.find((name) => !Array.isArray(grid?.[name]) || grid[name].length === 0);
  if (!grid || names.length === 0 || empty !== undefined)
    throw new OmixelError(
      "InvalidOption",
      empty === undefined ? "The grid is empty: there is nothing to choose from." : `"${empty}" has no values to try.`,
      "Give a list of values an option: .tune({ learningRate: [1e-3, 3e-4] }).",
      { step: "tune" },
    );
  const runs = Math.min(draws, candidateCount(grid)) * inner * outerFits(plan);
  own(
    runs <= MOST_RUNS,
    `That would be ${runs.toLocaleString("en-GB")} trainings: ${Math.min(draws, candidateCount(grid))} settings × ${inner} inner folds × ${outerFits(plan)} outer fits.`,
    `At most ${MOST_RUNS.toLocaleString("en-GB")} are run: shorten the lists, or lower draws, inner, repeats or permutations.`,
  );
  return options;
}

/** Fits that each choose a setting: folds of all repeats, controls and permutations, and the final model. */
function outerFits(plan: PlanJson): number {
  const known = (stepOf(plan, "classify")?.options ?? {}) as Partial<EvaluateOptions>;
  const { folds, repeats, controls, permutations } = { ...evaluateDefaults, ...known };
  const count = typeof folds === "number" ? folds : folds.length;
  return count * repeats * (1 + controls.length) + count * permutations + 1;
}
