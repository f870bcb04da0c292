import type { ProgressEvent } from "../context.js";
import { type Cohort, featureCount, sampleCount, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError, throwIfAborted } from "../errors.js";
import { type GeneSet, readGmt } from "../io/gmt.js";
import { simulatedGeneSets } from "../simulate/simulated-gene-sets.js";
import { checkCohort } from "./check-cohort.js";
import { splitClassifyOptions } from "./classify-options.js";
import { defaultJobs } from "./job-pool.js";
import type { EvaluateOptions, RunOptions } from "./options.js";
import { keptSamples, pipelineSteps, selectSamples } from "./pipeline.js";
import { type PlanJson, stepOf } from "./plan.js";
import { PUBLISHED } from "./protocol.js";
import { type ReadCohort, readCohort } from "./read-cohort.js";
import type { Study } from "./score.js";
import { splitSamples } from "./split.js";

/** What the phases before the folds found, and how the others tell of themselves. */
export interface BegunStudy {
  readonly study: Study;
  /** Test fold of each sample, once a repeat. */
  readonly splits: readonly Int32Array[];
  readonly evaluation: EvaluateOptions;
  readonly sets: readonly GeneSet[] | undefined;
  phase<T>(name: string, work: () => T | Promise<T>, detail?: (result: T) => string): Promise<T>;
  tell(event: ProgressEvent): void;
  /** Tells, and keeps warnings for the result. */
  check(event: ProgressEvent): void;
}

/** Phases 1 to 3 of everything that judges a plan: read, check, split. */
export async function beginStudy(plan: PlanJson, options: RunOptions, memory?: Cohort): Promise<BegunStudy> {
  const { signal, jobs = defaultJobs() } = options;
  const started = new Date();
  const phases: { phase: string; seconds: number }[] = [];
  const warnings: string[] = [];
  const tell = (event: ProgressEvent) => options.onProgress?.(event);
  const check = (event: ProgressEvent) => {
    if (event.kind === "warning") warnings.push(`${event.step}: ${event.message}`);
    tell(event);
  };
  const phase: BegunStudy["phase"] = async (name, work, detail) => {
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
  if (evaluation.protocol === "published") check({ kind: "warning", step: "classify", message: PUBLISHED });
  // 3. Split.
  const splits = await phase("split", () => splitSamples(plan.seed, cohort, labels, evaluation));
  const study: Study = { plan, read, cohort, labels, classes, folds: splits[0]!, warnings, started, jobs, phases };
  return { study, splits, evaluation, sets, phase, tell, check };
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
