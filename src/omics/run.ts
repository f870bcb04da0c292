import type { ProgressEvent } from "../context.js";
import { type Cohort, featureCount, groupsOf, sampleCount, sampleNames } from "../data/cohort.js";
import { cohortToArrow } from "../data/arrow.js";
import { layoutQuality } from "../encoders/layout/layout-quality.js";
import { firstFive, isOmixelError, OmixelError, throwIfAborted } from "../errors.js";
import { foldCount } from "../evaluate/fold-rows.js";
import { stratifiedFolds } from "../evaluate/folds.js";
import { givenFolds } from "../evaluate/given-folds.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { requireLearnable } from "../evaluate/require-learnable.js";
import { readGmt } from "../io/gmt.js";
import { seededRandom } from "../random.js";
import { simulatedGeneSets } from "../simulate/simulated-gene-sets.js";
import { checkCohort } from "./check-cohort.js";
import { checkModalities } from "./check-modalities.js";
import { collect } from "./collect.js";
import { describeEarlyEnd } from "./describe-early-end.js";
import { type FoldJob, type FoldOutcome, nameOf } from "./fold-job.js";
import { defaultJobs, runJobs } from "./job-pool.js";
import { splitClassifyOptions } from "./classify-options.js";
import type { EvaluateOptions, RunOptions } from "./options.js";
import { keptSamples, pipelineSteps, selectSamples } from "./pipeline.js";
import { type PlanJson, stepOf } from "./plan.js";
import { PUBLISHED } from "./protocol.js";
import { type ReadCohort, readCohort } from "./read-cohort.js";
import { observed } from "./run-observers.js";
import { isFold, score, type ScoredRun, type Study } from "./score.js";
import { withShownFeatures } from "./shown-features.js";
import { StudyResult } from "./study-result.js";

/** Raised when a run is stopped: what was finished is not lost. */
export class Stopped extends OmixelError {
  /** Scores of the finished folds, if any fold was finished. */
  readonly partial: ScoredRun | undefined;

  constructor(partial: ScoredRun | undefined) {
    const finished = partial?.folds.map(({ fold }) => fold + 1) ?? [];
    super(
      "Aborted",
      "The run was stopped.",
      finished.length > 0
        ? `Finished folds are kept: ${finished.join(", ")}. The same plan goes on from there.`
        : "No fold was finished yet.",
    );
    this.partial = partial;
  }
}

/**
 * Runs a plan in numbered phases: read, check, split, per fold (fit, apply, train, score, explain) and the final model,
 * collect (metrics, genes, enrichment).
 *
 * @throws Stopped, with the finished folds; every tag of the steps
 */
export function runPlan(plan: PlanJson, options: RunOptions = {}, memory?: Cohort): Promise<StudyResult> {
  return observed(plan, options, (watched) => runWhole(plan, watched, memory));
}

async function runWhole(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<StudyResult> {
  const { study, outcomes, sets, phase } = await runFolds(plan, options, memory);
  // 5. Collect: metrics, genes, enrichment.
  const shown = withShownFeatures(plan, outcomes);
  const result = await phase("collect", async () => {
    const found = collect(study, shown, sets);
    const drawn = { ...found.images, drawn: found.images.drawn ?? found.expression };
    return {
      ...found,
      layoutQuality: await layoutQuality(drawn, {}, options.signal ? { signal: options.signal } : {}),
    };
  });
  return new StudyResult(result, shown.find((outcome) => outcome.final)!.final!);
}

/** Runs one fold of a plan, counted from 0: a cluster runs each fold as a job of its own. */
export async function runOneFold(plan: PlanJson, fold: number, options: RunOptions = {}): Promise<ScoredRun> {
  const { study, outcomes } = await runFolds(plan, options, undefined, fold);
  return score(study, outcomes);
}

async function runFolds(plan: PlanJson, options: RunOptions, memory?: Cohort, only?: number) {
  const { signal, enough, jobs = defaultJobs(), cache = true } = options;
  const started = new Date();
  const phases: { phase: string; seconds: number }[] = [];
  const warnings: string[] = [];
  const tell = (event: ProgressEvent) => options.onProgress?.(event);
  const check = (event: ProgressEvent) => {
    if (event.kind === "warning") warnings.push(`${event.step}: ${event.message}`);
    tell(event);
  };
  const phase = async <T>(name: string, work: () => T | Promise<T>, detail?: (result: T) => string): Promise<T> => {
    throwIfAborted(signal);
    tell({ kind: "phase", phase: name });
    const begun = performance.now();
    const result = await work();
    phases.push({ phase: name, seconds: (performance.now() - begun) / 1000 });
    if (detail) tell({ kind: "phase", phase: name, detail: detail(result) });
    return result;
  };

  const classify = stepOf(plan, "classify");
  if (!classify)
    throw new OmixelError(
      "InvalidOption",
      "The plan ends before a classifier, so there is nothing to run.",
      "Add .classify(…), or ask for .table() or .images().",
    );
  const { evaluation } = splitClassifyOptions(classify.method!, classify.options);

  // 1. Read. Gene sets first, since a wrong file there should not cost a training.
  const enrich = stepOf(plan, "enrich");
  const file = enrich?.options.file as string | undefined;
  const fromFile = file === undefined ? undefined : await readGmt(file);
  const read = await phase(
    "read",
    () => readCohort(plan, memory, signal ? { signal } : {}),
    ({ cohort, source }) => `${source}: ${sampleCount(cohort)} samples × ${featureCount(cohort)} features`,
  );
  const sets = fromFile ?? (enrich ? simulatedGeneSets(read.cohort) : undefined);
  // 2. Check.
  const cohort = await phase("check", () => keepFitSamples(plan, read, check));
  const { labels, classes } = checkCohort(cohort);
  checkModalities(plan, cohort, check);
  if (evaluation.protocol === "published") check({ kind: "warning", step: "classify", message: PUBLISHED });
  // 3. Split.
  const folds = await phase("split", () => split(plan, cohort, labels, evaluation));
  // 4. Folds, controls and the final model, several at once.
  const study: Study = { plan, read, cohort, labels, classes, folds, warnings, started, jobs, phases };
  const outcomes: FoldOutcome[] = [];
  const list = listJobs(plan, folds, evaluation, cache, only);
  await phase("folds", async () => {
    tell({ kind: "jobs", jobs: list.map(nameOf), lanes: Math.max(1, Math.min(jobs, list.length)) });
    const pool = {
      jobs,
      ...(signal ? { signal } : {}),
      ...(enough ? { enough } : {}),
      onProgress: tell,
      onOutcome(outcome: FoldOutcome) {
        outcomes.push(outcome);
        if (isFold(outcome)) tell(foldEvent(outcome, study));
      },
    };
    try {
      await runJobs(list, { cohort, bytes: cohortToArrow(cohort) }, pool);
    } catch (error) {
      if (!(isOmixelError(error) && error.tag === "Aborted")) throw error;
      throw new Stopped(outcomes.some(isFold) ? score(study, outcomes) : undefined);
    }
    const message = describeEarlyEnd(list, outcomes);
    if (message) check({ kind: "warning", step: "enough", message });
  });
  return { study, outcomes, sets, phase };
}

/** Samples that pass the plan's filters. */
function keepFitSamples(plan: PlanJson, read: ReadCohort, tell: (event: ProgressEvent) => void): Cohort {
  for (const message of read.warnings) tell({ kind: "warning", step: "samples", message });
  const kept = selectSamples(pipelineSteps(plan), read.cohort, tell);
  const dropped = sampleNames(read.cohort).filter((_, row) => kept[row] === 0);
  if (dropped.length === 0) return read.cohort;
  tell({ kind: "warning", step: "filter", message: `${dropped.length} samples do not pass: ${firstFive(dropped)}.` });
  return keptSamples(read.cohort, kept);
}

function split(plan: PlanJson, cohort: Cohort, labels: string[], { folds }: EvaluateOptions): Int32Array {
  const found =
    typeof folds === "number"
      ? stratifiedFolds(labels, folds, seededRandom(plan.seed).fork("folds"), groupsOf(cohort))
      : givenFolds(folds, labels.length);
  requireLearnable(labels, found);
  return found;
}

/** The study's own folds first, then the final model, then the controls: what matters most is finished first. */
function listJobs(plan: PlanJson, folds: Int32Array, { controls }: EvaluateOptions, cache: boolean, only?: number) {
  const numbers = Array.from({ length: foldCount(folds) }, (_, fold) => fold);
  if (only !== undefined && !numbers.includes(only))
    throw new OmixelError("InvalidOption", `There is no fold ${only}.`, `Folds are 0 to ${numbers.length - 1}.`);
  const wanted = only === undefined ? numbers : [only];
  const job = (fold: number | "final", control?: FoldJob["control"]): FoldJob => ({
    plan,
    folds,
    fold,
    cache,
    ...(control ? { control } : {}),
  });
  return [
    ...wanted.map((fold) => job(fold)),
    ...(only === undefined ? [job("final")] : []),
    ...controls.flatMap((control) => wanted.map((fold) => job(fold, control))),
  ];
}

function foldEvent(
  { fold, rows, probabilities, seconds }: FoldOutcome & { fold: number },
  study: Study,
): ProgressEvent {
  const predicted = predictedClasses(probabilities, rows.length, study.classes.length);
  const hits = rows.filter((row, i) => study.classes[predicted[i]!] === study.labels[row]).length;
  return { kind: "fold", fold, of: foldCount(study.folds), accuracy: hits / rows.length, seconds };
}
