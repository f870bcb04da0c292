import { cohortToArrow } from "../../data/arrow.js";
import { type Cohort, cohortSamples, groupsOf, labelsOf } from "../../data/cohort.js";
import { isOmixelError, OmixelError, throwIfAborted } from "../../errors.js";
import { stratifiedFolds } from "../../evaluate/folds.js";
import { assertHonest, recordFit, seenIn } from "../../evaluate/leakage-guard.js";
import { classificationMetrics } from "../../evaluate/metrics.js";
import { properScores } from "../../evaluate/proper-scores.js";
import { type Random, seededRandom } from "../../random.js";
import {
  type FoldJob,
  type FoldOutcome,
  type JobData,
  type JobHandlers,
  nameOf,
  runFold,
  testedBy,
  trainedBy,
} from "../fold-job.js";
import { type PlanJson, stepOf } from "../plan.js";
import { withPermutedLabels } from "../shuffled-labels.js";
import { type CandidateResult, candidateResult, chooseSetting, type TunedResult } from "./choose.js";
import { candidatesOf, type Setting } from "./candidates.js";
import { tunedPlan } from "./tuned-plan.js";
import { type TuneGrid, tuneDefaults, type TuneOptions } from "./tune-options.js";

/**
 * Runs one fold of a plan that tunes: each setting is judged by inner folds of the fold's training rows, then the fold
 * itself is run with the one chosen. The inner folds are handed the training rows and nothing else, so that no test row can
 * take part in the choice.
 *
 * @throws what runFold throws; where all settings fail, the first one's error
 */
export async function runTunedFold(job: FoldJob, data: JobData, handlers: JobHandlers): Promise<FoldOutcome> {
  const started = performance.now();
  const tuned = await chooseInside(job, data.cohort, handlers);
  const outcome = await runFold({ ...job, plan: tunedPlan(job.plan, tuned.setting) }, data, handlers);
  return {
    ...outcome,
    tuned,
    seconds: (performance.now() - started) / 1000,
    ...(outcome.final ? { final: { ...outcome.final, setting: tuned.setting } } : {}),
  };
}

async function chooseInside(job: FoldJob, whole: Cohort, handlers: JobHandlers): Promise<TunedResult> {
  const { plan, folds, permutation } = job;
  const random = seededRandom(plan.seed);
  const cohort = permutation === undefined ? whole : withPermutedLabels(whole, folds, permutation, random);
  const train = cohortSamples(cohort, trainedBy(job));
  if (job.fold !== "final") assertHonest(recordFit("tune", train), seenIn(cohortSamples(cohort, testedBy(job))));
  const { grid, ...given } = stepOf(plan, "tune")!.options as { grid: TuneGrid } & Partial<TuneOptions>;
  const options = { ...tuneDefaults, ...given };
  const splits = innerFolds(train, options.inner, random.fork("inner folds"));
  const settings = candidatesOf(grid, options.draws, random.fork("tune"));
  const bytes = cohortToArrow(train);
  const ending = [handlers.signal, handlers.enough].filter((signal) => signal !== undefined);
  const inner: JobHandlers = {
    ...(ending.length > 0 ? { signal: AbortSignal.any(ending) } : {}),
    // Inner trainings are no trainings of the run: only what they warn of is passed on.
    onProgress: (event) => {
      if (event.kind === "warning") handlers.onProgress(event);
    },
  };
  const judge = async (setting: Setting): Promise<{ result: CandidateResult; failure?: Error }> => {
    const scores: (number | null)[] = [];
    try {
      for (let fold = 0; fold < options.inner; fold++) {
        throwIfAborted(inner.signal);
        const { control, cache } = job;
        const own = { plan: judgedPlan(plan, setting), folds: splits, fold, cache, ...(control ? { control } : {}) };
        scores.push(measured(await runFold(own, { cohort: train, bytes }, inner), train, options.measure));
      }
      return { result: candidateResult(setting, scores) };
    } catch (error) {
      if (!isOmixelError(error) || error.tag === "Aborted" || error.tag === "Leakage") throw error;
      return { result: candidateResult(setting, [], error.message), failure: error };
    }
  };
  const judged = [];
  for (const [done, setting] of settings.entries()) {
    handlers.onProgress({ kind: "step", step: "tune", done, of: settings.length, ...nameOf(job) });
    judged.push(await judge(setting));
  }
  const candidates = judged.map(({ result }) => result);
  const setting = chooseSetting(candidates, options);
  if (setting) return { setting, candidates };
  throw (
    judged.find(({ failure }) => failure)?.failure ??
    new OmixelError("UnsuitableData", `${options.measure} is not defined in any inner fold.`, "Use accuracy.", {
      step: "tune",
    })
  );
}

/** The plan of an inner fold: nothing is explained there. */
function judgedPlan(plan: PlanJson, setting: Setting): PlanJson {
  const tuned = tunedPlan(plan, setting);
  return { ...tuned, steps: tuned.steps.filter(({ verb }) => verb !== "explain" && verb !== "enrich") };
}

function innerFolds(train: Cohort, inner: number, random: Random): Int32Array {
  try {
    return stratifiedFolds(labelsOf(train), inner, random, groupsOf(train));
  } catch (error) {
    if (!isOmixelError(error)) throw error;
    throw new OmixelError(
      error.tag,
      `The training samples of a fold cannot be split into ${inner} inner folds. ${error.what}`,
      error.remedy,
      { step: "tune" },
    );
  }
}

function measured({ rows, probabilities }: FoldOutcome, train: Cohort, measure: TuneOptions["measure"]): number | null {
  const labels = labelsOf(train);
  const classes = [...new Set(labels)].sort();
  const truth = Int32Array.from(rows, (row) => classes.indexOf(labels[row]!));
  if (measure === "logLoss") return properScores(truth, probabilities, classes.length).logLoss;
  return classificationMetrics(truth, probabilities, classes)[measure];
}
