import { assayPresence } from "../data/assay-presence.js";
import { type Cohort, featureCount, sampleCount, sampleNames } from "../data/cohort.js";
import { takeRows } from "../data/table.js";
import { type FoldMetrics, classificationMetrics, summarise } from "../evaluate/metrics.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { describeEnvironment } from "./environment.js";
import type { FoldOutcome } from "./fold-job.js";
import type { Control } from "./options.js";
import { type PlanJson, stepOf } from "./plan.js";
import { protocolOf } from "./protocol.js";
import type { ReadCohort } from "./read-cohort.js";
import { isFirst } from "./split.js";
import { certaintyOf, differenceOf, permutationOf } from "./certainty.js";
import type { ControlResult, FoldResult, RepeatResult, RunResult } from "./result.js";

/** What is known once folds have ended: all of a result but what needs the final model. */
export type ScoredRun = Omit<
  RunResult,
  "images" | "expression" | "geneScores" | "genes" | "enrichment" | "geneSetsName" | "methods"
>;

/** What the phases before the folds found. */
export interface Study {
  readonly plan: PlanJson;
  readonly read: ReadCohort;
  /** Samples that passed the filters. */
  readonly cohort: Cohort;
  readonly labels: readonly string[];
  readonly classes: readonly string[];
  /** Fold of each sample; of repeated folds, those of the first repeat. */
  readonly folds: Int32Array;
  /** What the phases before the folds warned of. */
  readonly warnings: readonly string[];
  readonly started: Date;
  readonly jobs: number;
  readonly phases: readonly { readonly phase: string; readonly seconds: number }[];
}

/** A test fold of the study itself: neither a control nor the final model. */
export function isFold(outcome: FoldOutcome): outcome is FoldOutcome & { readonly fold: number } {
  return outcome.fold !== "final" && !outcome.control && outcome.permutation === undefined;
}

const notes: Record<Control, string> = {
  shuffledLayout: "the same network; the genes exchanged their pixels",
  shuffledLabels: "the same network; the training labels exchanged their samples",
};

/** Metrics, predictions and controls of the folds that have ended; at least one has. */
export function score(study: Study, outcomes: readonly FoldOutcome[]): ScoredRun {
  const { plan, read, cohort, labels, classes } = study;
  const own = outcomes.filter(isFold).sort((a, b) => a.fold - b.fold);
  const folds = own.map((outcome) => foldResult(outcome, study));
  const { mean, sd } = summarise(folds.map(({ metrics }) => metrics));
  // What is told of single samples is that of one repeat: the first, or that of a fold which was run alone.
  const shown = own.filter(({ repeat }) => repeat === own[0]!.repeat);
  const first = summarise(folds.slice(0, shown.length).map(({ metrics }) => metrics));
  const names = sampleNames(cohort);
  const tested = shown.flatMap((outcome) => {
    const predicted = predictedClasses(outcome.probabilities, outcome.rows.length, classes.length);
    return Array.from(outcome.rows, (row, i) => ({ row, outcome, i, predicted: classes[predicted[i]!]! }));
  });
  tested.sort((a, b) => a.row - b.row);
  const probabilities = new Float32Array(tested.length * classes.length);
  for (const [at, { outcome, i }] of tested.entries())
    probabilities.set(
      outcome.probabilities.subarray(i * classes.length, (i + 1) * classes.length),
      at * classes.length,
    );
  const final = outcomes.find(({ fold }) => fold === "final");
  const controls = [...scoreParts(own, study), ...scoreControls(outcomes, study)];
  const { label, group } = cohort.roles;
  return {
    plan: plan as unknown as RunResult["plan"],
    environment: describeEnvironment(plan.seed, outcomes[0]!.engine, Math.max(1, study.jobs), study.started),
    data: {
      source: read.source,
      samples: sampleCount(read.cohort),
      features: featureCount(read.cohort),
      ...(Object.keys(read.cohort.assays).length > 1 ? { assays: assayPresence(read.cohort) } : {}),
      label: label!,
      ...(group ? { group } : {}),
      unlabelled: read.unlabelled,
    },
    classes,
    samples: tested.map(({ row, outcome, predicted }) => ({
      name: names[row]!,
      fold: outcome.fold,
      truth: labels[row]!,
      predicted,
    })),
    sampleTable: takeRows(
      cohort.samples,
      tested.map(({ row }) => row),
    ),
    probabilities,
    protocol: protocolOf(plan),
    folds,
    mean,
    sd,
    confusion: first.confusion,
    ...(folds.every(isFirst) ? {} : { repeats: repeatsOf(folds) }),
    ...certaintyOf(folds, tested.map(({ row }) => row), probabilities, study), // prettier-ignore
    ...(final?.tuned ? { tuned: final.tuned } : {}),
    ...permutationOf(first.mean.accuracy, outcomes, study),
    ...(controls.length > 0 ? { controls } : {}),
    warnings: [...new Set([...study.warnings, ...outcomes.flatMap((outcome) => outcome.warnings)])],
    phases: study.phases,
    peakMemory: process.resourceUsage().maxRSS / 1024 + busiest(outcomes, study.jobs),
  };
}

function foldResult(outcome: FoldOutcome & { readonly fold: number }, study: Study): FoldResult {
  const { fold, repeat, seconds, trainSamples, rows, history, stopped, tuned } = outcome;
  return {
    fold,
    ...(repeat ? { repeat } : {}),
    seconds,
    trainSamples,
    testSamples: rows.length,
    metrics: measure(outcome, study),
    history,
    ...(stopped ? { stopped } : {}),
    ...(tuned ? { tuned } : {}),
  };
}

/** Means of each repeat. */
function repeatsOf(folds: readonly FoldResult[]): RepeatResult[] {
  const numbers = [...new Set(folds.map(({ repeat = 0 }) => repeat))];
  return numbers.map((repeat) => {
    const own = folds.filter((fold) => (fold.repeat ?? 0) === repeat);
    return { repeat, folds: own.length, mean: summarise(own.map(({ metrics }) => metrics)).mean };
  });
}

/** Measures of one outcome's tested rows. */
export function measure(
  { rows, probabilities }: FoldOutcome,
  { labels, classes }: Pick<Study, "labels" | "classes">,
): FoldMetrics {
  return classificationMetrics(
    Int32Array.from(rows, (row) => classes.indexOf(labels[row]!)),
    probabilities,
    classes,
  );
}

function scoreControls(outcomes: readonly FoldOutcome[], study: Study): ControlResult[] {
  const names = [...new Set(outcomes.map(({ control }) => control).filter((control) => control !== undefined))];
  return names.map((name) => {
    const own = outcomes.filter(({ control }) => control === name);
    const { mean, sd } = summarise(own.map((outcome) => measure(outcome, study)));
    const difference = differenceOf(outcomes.filter(isFold), own, study);
    return { name, accuracy: { mean: mean.accuracy, sd: sd.accuracy }, note: notes[name], ...difference };
  });
}

/** What each part of a recipe, or each assay, would have reached alone; a fold that was cut short may lack some. */
function scoreParts(folds: readonly FoldOutcome[], study: Study): ControlResult[] {
  const fusion = stepOf(study.plan, "fuse")?.method;
  const { wide } = stepOf(study.plan, "classify")?.options ?? {};
  const noteOf = (name: string) => {
    if (fusion === "late") return "the classifier of this assay, alone";
    if (wide && (name === "network" || name === "wide")) return "this part of the network, alone";
    return fusion === "intermediate" ? "the joint network, shown this assay alone" : "part of the recipe, alone";
  };
  const names = Object.keys(folds[0]!.parts ?? {}).filter((name) => folds.every(({ parts }) => parts?.[name]));
  return names.map((name) => {
    const alone = folds.map((fold) => ({ ...fold, probabilities: fold.parts![name]! }));
    const { mean, sd } = summarise(alone.map((fold) => measure(fold, study)));
    const difference = differenceOf(folds, alone, study);
    return { name, accuracy: { mean: mean.accuracy, sd: sd.accuracy }, note: noteOf(name), ...difference };
  });
}

/** Memory of the fold processes that ran at once, at most: the largest ones together, MiB. */
function busiest(outcomes: readonly FoldOutcome[], jobs: number): number {
  const sizes = outcomes.map(({ peakMemory }) => peakMemory).sort((a, b) => b - a);
  return sizes.slice(0, jobs).reduce((sum, size) => sum + size, 0);
}
