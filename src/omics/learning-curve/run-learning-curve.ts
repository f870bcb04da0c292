import { type Cohort, groupsOf } from "../../data/cohort.js";
import { OmixelError } from "../../errors.js";
import { firstRows, stratifiedOrder } from "../../evaluate/nested-subsets.js";
import { seededRandom } from "../../random.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { beginStudy, type BegunStudy } from "../begin-study.js";
import { checkModalities } from "../check-modalities.js";
import { type FoldJob, trainedBy } from "../fold-job.js";
import { listJobs } from "../list-jobs.js";
import type { RunOptions } from "../options.js";
import type { PlanJson } from "../plan.js";
import { protocolOf } from "../protocol.js";
import { runJobsApart } from "../run-study-jobs.js";
import { measure } from "../score.js";
import { LearningCurve, type LearningPoint, learningPoint } from "./learning-curve.js";

/** What a learning curve is drawn from. */
export interface LearningCurveOptions {
  /**
   * Training samples of each fold: up to 1, shares of them; above, their number. A subset that would lack a class is made
   * larger until it has all: `samples` of a point tells how many were learnt from. Default [0.2, 0.4, 0.6, 0.8, 1].
   */
  readonly sizes: readonly number[];
  /** How often the smaller subsets are drawn anew, 1 … 100. Default 1. */
  readonly repeats: number;
}

export const learningCurveDefaults: Readonly<LearningCurveOptions> = Object.freeze({
  sizes: Object.freeze([0.2, 0.4, 0.6, 0.8, 1]),
  repeats: 1,
});

/**
 * Judges a plan with fewer training samples. Subsets of a fold's training samples are stratified and hold each other; the
 * test samples stay the same. Everything that learns sees the subset alone.
 *
 * @throws InvalidOption; Aborted; where all trainings fail, the first one's error
 */
export async function runLearningCurve(
  plan: PlanJson,
  given: Partial<LearningCurveOptions> & Omit<RunOptions, "enough">,
  memory?: Cohort,
): Promise<LearningCurve> {
  const { signal, onProgress, jobs, cache = true, ...asked } = given;
  const { sizes, repeats } = checked(mergeOptions<LearningCurveOptions>("learningCurve", learningCurveDefaults, asked));
  if (protocolOf(plan) === "published")
    throw wrong(
      "With the published protocol the steps learn from all samples, so that none can be left out.",
      "Leave protocol out.",
    );
  const judged = { ...plan, steps: plan.steps.filter(({ verb }) => verb !== "explain" && verb !== "enrich") };
  const running = {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(jobs === undefined ? {} : { jobs }),
  };
  const begun = await beginStudy(judged, running, memory);
  checkModalities(judged, begun.study.cohort, begun.check);
  const list = subsetJobs(judged, begun, sizes, repeats, cache);
  const { outcomes, failures } = await begun.phase("folds", () => runJobsApart(list, begun, running));
  if (outcomes.length === 0) throw failures[0]!.error;
  const points = sizes.flatMap((size): LearningPoint[] => {
    const own = outcomes.filter(({ method }) => sizeOf(method!) === size);
    const failed = failures.filter(({ job }) => sizeOf(job.method!) === size);
    const metrics = own.map((outcome) => measure(outcome, begun.study));
    return [learningPoint(size, own, metrics, failed.map(({ error }) => error.message))]; // prettier-ignore
  });
  const { read, cohort } = begun.study;
  return new LearningCurve({
    source: read.source,
    label: cohort.roles.label!,
    points,
    warnings: [...new Set([...begun.study.warnings, ...outcomes.flatMap(({ warnings }) => warnings)])],
  });
}

function checked(options: LearningCurveOptions): LearningCurveOptions {
  const { sizes, repeats } = options;
  const fits = (size: number) => (size > 0 && size <= 1) || (Number.isInteger(size) && size >= 2);
  requireOption(sizes.length > 0, "learningCurve", "No sizes are named.", "Give some: { sizes: [0.25, 0.5, 1] }.");
  const strange = sizes.find((size) => !fits(size));
  if (strange !== undefined)
    throw wrong(`A size is ${strange}.`, "Give a share above 0 and up to 1, or a number of samples of 2 or more.");
  const whole = Number.isInteger(repeats) && repeats >= 1 && repeats <= 100;
  requireOption(whole, "learningCurve", `repeats is ${repeats}.`, "Give a whole number from 1 to 100.");
  return { sizes: [...new Set(sizes)], repeats };
}

/** Jobs of all sizes, the largest first: they take longest. A job's method says its size and draw. */
function subsetJobs(
  plan: PlanJson,
  { study, splits }: BegunStudy,
  sizes: readonly number[],
  repeats: number,
  cache: boolean,
): FoldJob[] {
  const { labels, cohort } = study;
  const folds = listJobs(plan, splits, { controls: [], permutations: 0 }, { cache, final: false });
  const random = seededRandom(plan.seed).fork("learning curve");
  const groups = groupsOf(cohort);
  return folds.flatMap((job) => {
    const rows = trainedBy(job);
    const orders = Array.from({ length: repeats }, (_, draw) =>
      stratifiedOrder(rows, labels, random.fork(`${job.fold} ${draw}`), groups),
    );
    return [...sizes]
      .sort((a, b) => countOf(b, rows.length) - countOf(a, rows.length))
      .flatMap((size) => {
        const count = countOf(size, rows.length);
        if (count > rows.length)
          throw wrong(
            `A size is ${size}, but fold ${Number(job.fold) + 1} has ${rows.length} training samples.`,
            "Give smaller sizes, or 1 for all of them.",
          );
        // All rows are the same whatever the draw.
        const drawn = count === rows.length ? orders.slice(0, 1) : orders;
        return drawn.map((order, draw) => ({ ...job, learnsFrom: firstRows(order, count, labels), method: `${size} samples, draw ${draw + 1}` })); // prettier-ignore
      });
  });
}

function countOf(size: number, rows: number): number {
  return size <= 1 ? Math.max(2, Math.round(size * rows)) : size;
}

function sizeOf(method: string): number {
  return Number.parseFloat(method);
}

function wrong(what: string, remedy: string): OmixelError {
  return new OmixelError("InvalidOption", what, remedy, { step: "learningCurve" });
}
