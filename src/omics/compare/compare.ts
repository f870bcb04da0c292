import type { Cohort } from "../../data/cohort.js";
import { isOmixelError, unknownName } from "../../errors.js";
import { compareMethods } from "../../evaluate/compare-methods.js";
import { rankMethods } from "../../evaluate/friedman.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { beginStudy, type BegunStudy } from "../begin-study.js";
import { differenceOf, testShareOf } from "../certainty.js";
import { checkModalities } from "../check-modalities.js";
import { splitClassifyOptions } from "../classify-options.js";
import type { FoldJob, FoldOutcome } from "../fold-job.js";
import { listJobs } from "../list-jobs.js";
import { type EvaluateOptions, evaluateDefaults, type RunOptions } from "../options.js";
import { type PlanJson, stepOf } from "../plan.js";
import { runJobsApart } from "../run-study-jobs.js";
import { isFold, score, type ScoredRun } from "../score.js";
import { type Choice, type Method, methodsOfChoices } from "./choices.js";
import { MethodComparison } from "./method-comparison.js";
import type { ComparisonResult, Measure, MethodResult } from "./result.js";

/** How methods are compared. */
export interface CompareMethodsOptions extends Pick<EvaluateOptions, "folds" | "repeats"> {
  /** What the tests and ranks are about: "accuracy", "f1Macro" or "aucOvoMacro". Default "accuracy". */
  readonly measure: Measure;
  /** Name of the method that the others are tested against. Default "": the one of highest mean, which the tests favour. */
  readonly reference: string;
}

const measures: readonly Measure[] = ["accuracy", "f1Macro", "aucOvoMacro"];

type Running = Omit<RunOptions, "enough">;

/**
 * Judges methods on the same folds. One that fails is told in its row; the others go on.
 *
 * @param base a plan with preparation, and an encoder where a method looks at pictures
 * @throws UnknownName, InvalidOption; Aborted; where all fail, the first one's error
 */
export async function comparePlans(
  base: PlanJson,
  choices: readonly Choice[],
  given: Partial<CompareMethodsOptions> & Running,
  rebuilt: (plan: PlanJson) => PlanJson,
  memory?: Cohort,
): Promise<MethodComparison> {
  const { signal, onProgress, jobs, cache, ...asked } = given;
  const known = (stepOf(base, "classify")?.options ?? {}) as Partial<EvaluateOptions>;
  const { folds, repeats } = { ...evaluateDefaults, ...known };
  const options = mergeOptions<CompareMethodsOptions>(
    "compare",
    { folds, repeats, measure: "accuracy", reference: "" },
    asked,
  );
  const isKnown = measures.includes(options.measure);
  requireOption(isKnown, "compare", `There is no measure "${options.measure}".`, `Use one of: ${measures.join(", ")}.`);
  const methods = methodsOfChoices(base, choices, { folds: options.folds, repeats: options.repeats }, rebuilt);
  const names = methods.map(({ name }) => name);
  if (options.reference !== "" && !names.includes(options.reference))
    throw unknownName("method", options.reference, names, { step: "compare" });
  const running: Running = {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(jobs === undefined ? {} : { jobs }),
    ...(cache === undefined ? {} : { cache }),
  };
  const begun = await beginStudy(methods[0]!.plan, running, memory);
  const started = performance.now();
  const { outcomes, failures } = await begun.phase("folds", () => runMethods(methods, begun, running));
  const found = methods.map((method) => resultOf(method, outcomes, failures, begun));
  if (found.every(({ run }) => run === undefined)) throw failures.values().next().value as Error;
  const seconds = (performance.now() - started) / 1000;
  return new MethodComparison(judged(found, options, begun, seconds));
}

async function runMethods(methods: readonly Method[], begun: BegunStudy, running: Running) {
  const { study, splits, check } = begun;
  const failures = new Map<string, Error>();
  const list = methods.flatMap(({ name, plan }): FoldJob[] => {
    try {
      checkModalities(plan, study.cohort, check);
      const { evaluation } = splitClassifyOptions(stepOf(plan, "classify")!.method!, stepOf(plan, "classify")!.options);
      const own = listJobs(plan, splits, evaluation, { cache: running.cache ?? true, final: false });
      return own.map((job) => ({ ...job, method: name }));
    } catch (error) {
      if (!isOmixelError(error)) throw error;
      failures.set(name, error);
      return [];
    }
  });
  const ran = await runJobsApart(list, begun, running, ({ method }, failed) =>
    failed.some(({ job }) => job.method === method),
  );
  for (const { job, error } of ran.failures) if (!failures.has(job.method!)) failures.set(job.method!, error);
  return { outcomes: ran.outcomes, failures };
}

type Found = Omit<MethodResult, "difference" | "paired"> & { readonly outcomes: readonly FoldOutcome[] };

function resultOf(
  { name, plan }: Method,
  all: readonly FoldOutcome[],
  failures: ReadonlyMap<string, Error>,
  { study }: BegunStudy,
): Found {
  const own = all.filter(({ method }) => method === name);
  const seconds = own.filter(isFold).reduce((sum, outcome) => sum + outcome.seconds, 0);
  const error = failures.get(name);
  const base = { name, plan, seconds, outcomes: own.filter(isFold) };
  return error ? { ...base, error: error.message } : { ...base, run: score({ ...study, plan, warnings: [] }, own) };
}

/** The methods beside each other, tested against the reference. */
function judged(
  found: readonly Found[],
  { measure, reference }: CompareMethodsOptions,
  { study, splits }: BegunStudy,
  seconds: number,
): ComparisonResult {
  const ended = found.filter((own): own is Found & { readonly run: ScoredRun } => own.run !== undefined);
  const scores = ended.map(({ run }) => run.folds.map(({ metrics }) => metrics[measure]));
  const means = ended.map(({ run }) => run.mean[measure] ?? -Infinity);
  const named = ended.findIndex(({ name }) => name === reference);
  const best = named >= 0 ? named : means.indexOf(Math.max(...means));
  const differences = compareMethods(scores, best, testShareOf(ended[0]!.run.folds));
  // A block counts where all methods have a score.
  const blocks = scores[0]!
    .map((_, fold) => scores.map((own) => own[fold] ?? null))
    .filter((row): row is number[] => row.every((value) => value !== null));
  const data = ended[0]!.run;
  return {
    source: data.data.source,
    label: data.data.label,
    samples: data.samples.length,
    classes: study.classes,
    folds: scores[0]!.length / splits.length,
    repeats: splits.length,
    measure,
    reference: ended[best]!.name,
    referenceIsBest: named < 0,
    methods: found.map(({ outcomes, ...own }) => {
      const at = ended.findIndex(({ name }) => name === own.name);
      const compared = at >= 0 && at !== best;
      return {
        ...own,
        difference: compared ? differences[at]! : null,
        paired: compared ? (differenceOf(outcomes, ended[best]!.outcomes, study).difference ?? null) : null,
      };
    }),
    ...(blocks.length > 1 && ended.length > 1
      ? { ranks: { ...rankMethods(blocks), names: ended.map(({ name }) => name) } }
      : {}),
    warnings: [...new Set([...study.warnings, ...ended.flatMap(({ run }) => run.warnings)])],
    seconds,
  };
}
