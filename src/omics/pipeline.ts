import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Context } from "../context.js";
import { type Cohort, cohortSamples, sampleCount } from "../data/cohort.js";
import { type FitRecord, recordFit } from "../evaluate/leakage-guard.js";
import { isOmixelError, OmixelError, throwIfAborted } from "../errors.js";
import { type Random } from "../random.js";
import { mergeOptions } from "../registry.js";
import type { AnyStep } from "../step.js";
import type { PlanJson, PlanStep } from "./plan.js";
import { scopedSteps, stepBehind } from "./scope.js";
import { type StepCache, stepKey } from "./step-cache.js";

/** A step of a plan with what it learnt. */
export interface FittedStep {
  readonly step: PlanStep;
  readonly state: unknown;
  /** The samples it learnt from, for the leakage guard. */
  readonly seen: FitRecord;
}

/** What a pipeline runs in; each step gets a context of its own made from it. */
export type PipelineContext = Omit<Context, "random"> & { readonly random: Random; readonly cache: StepCache };

/** The steps of a plan that turn a cohort into a cohort, in order, each with the assay that it works on. */
export function pipelineSteps(plan: PlanJson): PlanStep[] {
  return scopedSteps(plan);
}

/** The implementation of a recorded step and its options over the defaults. */
export function implementationOf(step: PlanStep): { name: string; step: AnyStep; options: Readonly<object> } {
  const name = step.method ?? step.verb;
  const found = stepBehind(step);
  return { name, step: found, options: mergeOptions<object>(name, found.defaults as object, step.options) };
}

/**
 * Rows that pass the row-wise criteria of the plan's filters: a property of each sample alone, nothing is learnt.
 *
 * @returns one byte a sample, 1 = kept; `emptiedBy`: the step that left none
 */
export function judgeSamples(
  steps: readonly PlanStep[],
  cohort: Cohort,
  progress: Context["progress"],
): { readonly kept: Uint8Array; readonly emptiedBy?: string } {
  const kept = new Uint8Array(sampleCount(cohort)).fill(1);
  for (const recorded of steps) {
    const { name, step, options } = implementationOf(recorded);
    const passed = step.select?.(cohort, options, { progress });
    if (!passed) continue;
    for (let i = 0; i < kept.length; i++) kept[i] = kept[i]! & passed[i]!;
    if (!kept.includes(1)) return { kept, emptiedBy: name };
  }
  return { kept };
}

/** The same for all samples at once. @throws UnsuitableData where none is left */
export function selectSamples(steps: readonly PlanStep[], cohort: Cohort, progress: Context["progress"]): Uint8Array {
  const { kept, emptiedBy } = judgeSamples(steps, cohort, progress);
  if (emptiedBy !== undefined) throw noSampleLeft(emptiedBy, kept.length);
  return kept;
}

/** The samples kept; the cohort itself, not a copy, where that is all of them. */
export function keptSamples(cohort: Cohort, kept: Uint8Array): Cohort {
  if (!kept.includes(0)) return cohort;
  return cohortSamples(
    cohort,
    Int32Array.from(kept.keys()).filter((row) => kept[row] === 1),
  );
}

/**
 * Fits the steps one after another on training rows; each sees what the ones before made of them.
 *
 * @param key content key of the training rows
 * @returns the fitted steps, the training rows as the last step leaves them, and the key of all of it
 */
export async function fitPipeline(
  steps: readonly PlanStep[],
  train: Cohort,
  key: string,
  ctx: PipelineContext,
): Promise<{ fitted: FittedStep[]; cohort: Cohort; key: string }> {
  const fitted: FittedStep[] = [];
  let cohort = train;
  for (const [index, recorded] of steps.entries()) {
    throwIfAborted(ctx.signal);
    const { name, step, options } = implementationOf(recorded);
    const own = contextOf(ctx, name, index);
    const seen = recordFit(name, cohort);
    key = stepKey(key, step.files ? { ...recorded, files: contentsOf(step.files(options), name) } : recorded);
    let state = ctx.cache.get(key);
    cohort = await named(name, async () => {
      if (state === undefined) {
        state = await step.fit(cohort, options, own);
        await ctx.cache.put(key, state);
      }
      return extended(step, await step.apply(cohort, state, options, own), state, options, own);
    });
    fitted.push({ step: recorded, state, seen });
  }
  return { fitted, cohort, key };
}

/** Applies fitted steps to any rows. @param kind "training": the rows that they learnt from, with those that steps add to these */
export async function applyPipeline(
  fitted: readonly Pick<FittedStep, "step" | "state">[],
  rows: Cohort,
  ctx: PipelineContext,
  kind: "any" | "training" = "any",
): Promise<Cohort> {
  let cohort = rows;
  for (const [index, { step: recorded, state }] of fitted.entries()) {
    throwIfAborted(ctx.signal);
    const { name, step, options } = implementationOf(recorded);
    const own = contextOf(ctx, name, index);
    cohort = await named(name, async () => {
      const applied = await step.apply(cohort, state, options, own);
      return kind === "training" ? extended(step, applied, state, options, own) : applied;
    });
  }
  return cohort;
}

async function extended(
  step: AnyStep,
  train: Cohort,
  state: unknown,
  options: Readonly<object>,
  ctx: Context,
): Promise<Cohort> {
  return step.extend ? step.extend(train, state, options, ctx) : train;
}

/** What a step reads beside the samples, by content. @throws FileNotFound */
export function contentsOf(files: readonly string[], step: string): string[] {
  return files.map((file) => {
    if (!existsSync(file))
      throw new OmixelError("FileNotFound", "There is no such file.", "Check the path.", { file, step });
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  });
}

/** No sample meets the criteria of the steps up to this one. */
export function noSampleLeft(step: string, of: number): OmixelError {
  return new OmixelError(
    "UnsuitableData",
    `None of the ${of} samples passes.`,
    "Loosen the criteria; qcMetrics shows what the samples look like.",
    { step },
  );
}

export function contextOf(ctx: PipelineContext, name: string, index: number): Context {
  return { ...ctx, random: ctx.random.fork(`${index}:${name}`) };
}

/** Errors of a step carry its name. */
export async function named<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOmixelError(error) ? error.at({ step }) : error;
  }
}
