import type { Context, JobName, ProgressEvent } from "../context.js";
import { type Cohort, cohortSamples } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { EncoderState } from "../encoders/encoder.js";
import { shuffleFeatures } from "../encoders/drawing/shuffle-features.js";
import { openEngine } from "../engine/open.js";
import { assertHonest, recordFit, seenIn } from "../evaluate/leakage-guard.js";
import { explainers } from "../explain/registry.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { lookUp } from "../registry.js";
import { seededRandom } from "../random.js";
import { openCheckpoints } from "./checkpoint-files.js";
import { describeSamples, drawnTable, type FinalModel } from "./final-model.js";
import type { Control } from "./options.js";
import {
  applyPipeline,
  type FittedStep,
  fitPipeline,
  implementationOf,
  type PipelineContext,
  pipelineSteps,
} from "./pipeline.js";
import { type PlanJson, stepOf } from "./plan.js";
import { protocolOf } from "./protocol.js";
import { classifierFiles, planClassifier } from "./plan-classifier.js";
import { EarlyEnd } from "../train/early-end.js";
import type { EpochRecord } from "../train/history.js";
import type { TunedResult } from "./tune/choose.js";
import { staysApart } from "./scope.js";
import { withPermutedLabels, withShuffledLabels } from "./shuffled-labels.js";
import { dataKey, openStepCache, stepKey } from "./step-cache.js";

/** One fold of one variant of a study: all that it needs beside the data. */
export interface FoldJob {
  readonly plan: PlanJson;
  /** Fold of each row of the data; the job tests on its own fold and learns from the others. */
  readonly folds: Int32Array;
  /** Number of the fold, or "final": learns from all rows, for new patients. */
  readonly fold: number | "final";
  readonly control?: Control;
  /** Of repeated folds, the repeat, counted from 0; the first explains, the others are measured alone. */
  readonly repeat?: number;
  /** Labels have changed their samples: the number of the permutation, counted from 1. */
  readonly permutation?: number;
  /** Learns from no other rows than these. Default: all that are not of its fold. */
  readonly learnsFrom?: Int32Array;
  /** The method that is judged, where several are compared. */
  readonly method?: string;
  readonly cache: boolean;
  /** At most so many updates, in all its networks: then it ends as if that had been enough. */
  readonly updates?: number;
}

/** The job's name in progress events. */
export function nameOf({ fold, permutation, control, method }: JobParts): JobName {
  const beside = permutation === undefined ? control : `permutation ${permutation}`;
  return { fold: fold === "final" ? -1 : fold, ...(beside ? { control: beside } : {}), ...(method ? { method } : {}) };
}

/** What tells one job of a run from another. */
export type JobParts = Pick<FoldJob, "fold" | "control" | "repeat" | "permutation" | "method">;

/** Rows that a job learns from. */
export function trainedBy({ folds, fold, learnsFrom }: FoldJob): Int32Array {
  return (learnsFrom ?? Int32Array.from(folds.keys())).filter((row) => folds[row] !== fold);
}

/** Rows that a job is judged on: those of its fold; all, for the final model. */
export function testedBy({ folds, fold }: FoldJob): Int32Array {
  return Int32Array.from(folds.keys()).filter((row) => fold === "final" || folds[row] === fold);
}

/** What a fold found. */
export interface FoldOutcome extends JobParts {
  readonly seconds: number;
  /** Rows that were tested; for "final", all rows. */
  readonly rows: Int32Array;
  readonly trainSamples: number;
  /** Tested rows × classes. */
  readonly probabilities: Float32Array;
  /** Probabilities of a recipe's parts by name, in the same order. */
  readonly parts?: Readonly<Record<string, Float32Array>>;
  readonly history: readonly (readonly EpochRecord[])[];
  /** How far the training came, in all its networks, where it was ended early. */
  readonly stopped?: { readonly update: number; readonly updates: number };
  /** Features that the gene scores stand for. */
  readonly features: readonly string[];
  /** Tested rows × features, where the plan explains. */
  readonly geneScores?: Dense;
  readonly final?: FinalModel;
  /** The setting that its training rows chose, where the plan tunes. */
  readonly tuned?: TunedResult;
  readonly warnings: readonly string[];
  readonly engine: string;
  /** Largest resident memory of the process, MiB. */
  readonly peakMemory: number;
}

/** What all jobs of a run work on. */
export interface JobData {
  readonly cohort: Cohort;
  /** The cohort as files and processes have it, and the key of its content. */
  readonly bytes: Uint8Array;
}

/** How a job is stopped and what it tells. */
export interface JobHandlers {
  readonly signal?: AbortSignal;
  /**
   * Ends the training early, with what it has learnt. What has nothing to keep yet, and a control, which would be unfairly
   * compared after a shorter training, raises Aborted.
   */
  readonly enough?: AbortSignal;
  readonly onProgress: (event: ProgressEvent) => void;
}

/**
 * Runs one fold: fit the steps on its training rows, encode, train, predict and explain its test rows.
 *
 * @throws Leakage if anything that learnt saw a test row; Aborted
 */
export async function runFold(job: FoldJob, data: JobData, handlers: JobHandlers): Promise<FoldOutcome> {
  const started = performance.now();
  const { plan, folds, fold, permutation } = job;
  const warnings: string[] = [];
  const rows = Int32Array.from(folds.keys());
  const [train, test] = [trainedBy(job), testedBy(job)];
  const random = seededRandom(plan.seed);
  const progress = (event: ProgressEvent) => {
    if (event.kind === "warning") warnings.push(`${event.step}: ${event.message}`);
    handlers.onProgress("fold" in event || event.kind === "step" ? { ...event, ...nameOf(job) } : event);
  };
  const slow = (message: string) => progress({ kind: "warning", step: "engine", message });
  const engine = await openEngine({ threads: 1, log: slow });
  const base = { engine, cache: openStepCache(job.cache), progress };
  // Where nothing has been learnt yet, enough means a stop; for a control it always does.
  const ctx: PipelineContext = { ...base, random, ...stoppedBy(handlers.signal, handlers.enough) };
  const isMain = !job.control && permutation === undefined;
  const cuts = isMain && (handlers.enough !== undefined || job.updates !== undefined);
  const early = cuts ? new EarlyEnd(handlers.enough, job.updates) : undefined;

  const cohort = permutation === undefined ? data.cohort : withPermutedLabels(data.cohort, folds, permutation, random);
  const trainRows = cohortSamples(cohort, train);
  // A step may read the labels: where they are to be shuffled, it may see no others.
  const ranks = pipelineSteps(plan).some((recorded) => {
    const { step, options } = implementationOf(recorded);
    return step.readsLabels?.(options) ?? false;
  });
  // As papers did it, the steps learn from the test samples too; the classifier never does.
  const published = protocolOf(plan) === "published";
  const source = published ? cohort : trainRows;
  const trainKey = dataKey(data.bytes, train, plan.seed);
  const ownKey = published ? dataKey(data.bytes, rows, plan.seed) : trainKey;
  const rowsKey = ranks && permutation !== undefined ? `${ownKey} permutation ${permutation}` : ownKey;
  const shuffledFirst = job.control === "shuffledLabels" && ranks;
  const learnt = shuffledFirst ? withShuffledLabels(source, random) : source;
  const testRows = cohortSamples(cohort, test);
  const all = await fitPipeline(pipelineSteps(plan), learnt, shuffledFirst ? `${rowsKey} shuffled` : rowsKey, ctx);
  const prepared = published ? { ...all, cohort: cohortSamples(all.cohort, train) } : all;
  if (fold !== "final" && !published) for (const { seen } of prepared.fitted) assertHonest(seen, seenIn(testRows));
  const { fitted, cohort: trainCohort } = await withControl(
    shuffledFirst ? undefined : job.control,
    prepared,
    trainRows,
    ctx,
  );

  const { classifier, options: chosen } = planClassifier(plan);
  // A recipe brings its own layouts, so it shuffles them itself.
  const shuffles = job.control === "shuffledLayout" && classifier.input === "table";
  const options = shuffles ? { ...chosen, shuffled: true } : chosen;
  const own: Context = {
    ...base,
    random: random.fork(`classify:${fold}`),
    ...(early ? { ...stoppedBy(handlers.signal), enough: early } : stoppedBy(ctx.signal)),
  };
  const key = stepKey(`${prepared.key}/${trainKey}/${nameOf({ ...job, method: "" }).control ?? "main"}/${fold}`, {
    classifier: classifier.name,
    options,
    encode: stepOf(plan, "encode"), // late and intermediate fusion draw within the classifier
    files: classifierFiles(plan, options),
  });
  if (fold !== "final") assertHonest(recordFit(classifier.name, trainCohort), seenIn(testRows));
  const testCohort = await applyPipeline(fitted, testRows, ctx);
  let state = job.updates === undefined ? ctx.cache.get(key) : undefined;
  if (state === undefined) {
    const checkpoints = job.cache && job.updates === undefined ? openCheckpoints(key) : undefined;
    const trains = checkpoints ? { ...own, checkpoints } : own;
    state = await classifier.fit(trainCohort, options, trains, fold === "final" ? undefined : testCohort);
    if (!early?.stopped) await ctx.cache.put(key, state); // the key stands for a whole training
    checkpoints?.clear();
  }

  const probabilities = await classifier.predict(testCohort, state, options, own);
  const parts = await classifier.parts?.(testCohort, state, options, own);
  const step = permutation === undefined && !job.repeat ? stepOf(plan, "explain") : undefined;
  const targets = predictedClasses(probabilities, test.length, classifier.classes(state).length);
  const explainer = step && lookUp("explainer", explainers, step.method!);
  const geneScores = explainer && (await classifier.attribute(testCohort, state, options, targets, explainer, own));
  const images = fold === "final" ? await classifier.images(testCohort, state, own) : undefined;
  return {
    ...partsOf(job),
    seconds: (performance.now() - started) / 1000,
    rows: test,
    trainSamples: train.length,
    probabilities,
    ...(parts ? { parts } : {}),
    history: classifier.history(state),
    ...(early?.stopped ? { stopped: early.stopped } : {}),
    features: classifier.features(testCohort, state),
    ...(geneScores ? { geneScores } : {}),
    ...(images
      ? {
          final: {
            ...describeSamples(testRows),
            steps: fitted.map((step) => step.state),
            classifier: state,
            images,
            expression: drawnTable(plan, testCohort, images.layout, namesAssays(plan, fitted)),
          },
        }
      : {}),
    warnings: [...new Set(warnings)],
    engine: engine.description,
    peakMemory: process.resourceUsage().maxRSS / 1024,
  };
}

/** Whether features are drawn under their assay's name as well. */
function namesAssays(plan: PlanJson, fitted: readonly FittedStep[]): boolean {
  const encoder = fitted.find(({ step }) => step.verb === "encode")?.state as EncoderState | undefined;
  return staysApart(plan) || encoder?.assays !== undefined;
}

function stoppedBy(...signals: readonly (AbortSignal | undefined)[]): { signal?: AbortSignal } {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 0 ? { signal: AbortSignal.any(given) } : {};
}

/** What of a job its outcome repeats. */
function partsOf({ fold, control, repeat, permutation, method }: FoldJob): JobParts {
  return {
    fold,
    ...(control ? { control } : {}),
    ...(repeat ? { repeat } : {}),
    ...(permutation === undefined ? {} : { permutation }),
    ...(method ? { method } : {}),
  };
}

/** The same rows with nothing to learn from them: genes on each other's places, or labels on each other's samples. */
async function withControl(
  control: Control | undefined,
  prepared: { fitted: FittedStep[]; cohort: Cohort },
  trainRows: Cohort,
  ctx: PipelineContext,
): Promise<{ fitted: FittedStep[]; cohort: Cohort }> {
  if (control === "shuffledLabels") {
    return { ...prepared, cohort: withShuffledLabels(prepared.cohort, ctx.random) };
  }
  if (control === "shuffledLayout") {
    const fitted = prepared.fitted.map((step) => {
      if (step.step.verb !== "encode") return step;
      return { ...step, state: shuffleFeatures(step.state as EncoderState, ctx.random.fork("shuffledLayout")) };
    });
    return { fitted, cohort: await applyPipeline(fitted, trainRows, ctx, "training") };
  }
  return prepared;
}
