import { type Cohort, groupsOf, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError } from "../errors.js";

/** Samples by name, and their groups where groups are known. */
export interface Seen {
  readonly samples: readonly string[];
  /** Group of the samples; repeats do no harm. */
  readonly groups?: readonly string[] | undefined;
}

/** Whom a step has seen while it learnt. Plain data, so that it can be saved beside the step's state. */
export interface FitRecord extends Seen {
  /** Step, encoder or model that learnt. */
  readonly step?: string;
}

/** Whom a cohort would show to a step. */
export function seenIn(cohort: Cohort): Seen {
  return { samples: sampleNames(cohort), groups: groupsOf(cohort) };
}

/** The record of a step that was fitted on a cohort. */
export function recordFit(step: string, train: Cohort): FitRecord {
  return { step, ...seenIn(train) };
}

/**
 * The leakage guard: a state is used on test rows only if its step saw neither these samples nor others of their groups.
 *
 * @param fitted what the step saw
 * @param test the samples that it is about to be judged on
 * @throws Leakage naming the step and the first five samples (or groups) that are on both sides
 */
export function assertHonest(fitted: FitRecord, test: Seen): void {
  refuse(fitted.step, "samples", common(fitted.samples, test.samples));
  refuse(fitted.step, "groups", common(fitted.groups ?? [], test.groups ?? []));
}

function common(seen: readonly string[], tested: readonly string[]): string[] {
  const known = new Set(seen);
  return [...new Set(tested)].filter((name) => known.has(name));
}

function refuse(step: string | undefined, kind: "samples" | "groups", names: readonly string[]): void {
  if (names.length === 0) return;
  throw new OmixelError(
    "Leakage",
    `It was fitted on ${names.length} of the ${kind} that it is tested on: ${firstFive(names)}.`,
    "Fit it on the training rows of the fold, and keep each group in one fold.",
    step === undefined ? {} : { step },
  );
}
