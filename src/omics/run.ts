import type { Cohort } from "../data/cohort.js";
import { layoutQuality } from "../encoders/layout/layout-quality.js";
import { isOmixelError, OmixelError } from "../errors.js";
import { checkModalities } from "./check-modalities.js";
import { beginStudy } from "./begin-study.js";
import { collect } from "./collect.js";
import { describeEarlyEnd } from "./describe-early-end.js";
import type { FoldOutcome } from "./fold-job.js";
import { listJobs } from "./list-jobs.js";
import type { RunOptions } from "./options.js";
import type { PlanJson } from "./plan.js";
import { observed } from "./run-observers.js";
import { runStudyJobs } from "./run-study-jobs.js";
import { isFold, score, type ScoredRun } from "./score.js";
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
  const { signal, enough, cache = true } = options;
  const begun = await beginStudy(plan, options, memory);
  const { study, splits, evaluation, sets, phase, check } = begun;
  checkModalities(plan, study.cohort, check);
  // 4. Folds, controls and the final model, several at once.
  const outcomes: FoldOutcome[] = [];
  const list = listJobs(plan, splits, evaluation, { cache, ...(only === undefined ? {} : { only }) });
  await phase("folds", async () => {
    try {
      await runStudyJobs(list, begun, outcomes, { ...(signal ? { signal } : {}), ...(enough ? { enough } : {}) });
    } catch (error) {
      if (!(isOmixelError(error) && error.tag === "Aborted")) throw error;
      throw new Stopped(outcomes.some(isFold) ? score(study, outcomes) : undefined);
    }
    const message = describeEarlyEnd(list, outcomes);
    if (message) check({ kind: "warning", step: "enough", message });
  });
  return { study, outcomes, sets, phase };
}
