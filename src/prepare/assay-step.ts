import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import { type Assay, assaySamples, featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleCount, sampleNames, withAssay } from "../data/cohort.js";
import { type Table, takeRows } from "../data/table.js";
import { OmixelError } from "../errors.js";
import type { Step, StepLearner } from "../step.js";
import { inFittedOrder } from "./fitted-order.js";
import { type Learner, learnFrom } from "./learner.js";
import { addColumns } from "./sample-columns.js";
import { scatterRows } from "../data/scatter-rows.js";

/** The one option that every preparation step shares. */
export interface AssayChoice {
  /** Name of the assay to work on; "" = the only one. Default "". */
  readonly assay: string;
}

/** What a preparation step sees: one assay, only the samples on which it was measured. */
export interface Measurements {
  readonly assay: Assay;
  readonly features: readonly string[];
  readonly samples: readonly string[];
}

/** The same with what the sample table says of the samples: batch, covariates. */
export interface StepInput extends Measurements {
  /** One row a sample, in order. */
  readonly table: Table;
}

/** A step on one assay, written without any thought of cohorts, missing modalities or the order of features. */
export interface AssayStep<Options extends AssayChoice, Learnt extends object> {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  check?(options: Required<Options>): void;
  /** One byte a sample given, 1 = kept; see `Step.select`. */
  select?(data: StepInput, options: Required<Options>, ctx: Pick<Context, "progress">): Uint8Array;
  /** Learns from the training rows. A step gives this, or `learner`. */
  fit?(train: StepInput, options: Required<Options>, ctx: Context): Learnt | Promise<Learnt>;
  /** Learns from training rows that come in blocks, so that the step also serves what is larger than memory. */
  learner?(options: Required<Options>, ctx: Context): Learner<Learnt>;
  /** Gets the features that `fit` saw, in that order. */
  apply(data: StepInput, learnt: Learnt, options: Required<Options>, ctx: Context): Assay;
  /** Columns for the sample table, one value a sample given: scores. Samples not measured get NaN or "". */
  describe?(
    data: StepInput,
    learnt: Learnt,
    options: Required<Options>,
    ctx: Context,
  ): Readonly<Record<string, Float64Array | readonly string[]>>;
  /** See `Step.transductive`. */
  transductive?(options: Required<Options>, label: string | undefined): string | undefined;
}

/** The state of an assay step: the features that `fit` saw, and what it learnt about them. */
export interface AssayState<Learnt> {
  readonly features: readonly string[];
  readonly learnt: Learnt;
}

/**
 * Makes a step on cohorts of a step on one assay. What all of them owe their users is done here, once: choosing the
 * assay, leaving out samples on which it was not measured (their rows come back as missing), and making sure that the
 * features are those of the training rows, in the same order, whatever the order in the new table.
 */
export function assayStep<Options extends AssayChoice, Learnt extends object>(
  definition: AssayStep<Options, Learnt>,
): Step<Options, AssayState<Learnt>> {
  const { name, source, defaults, check, select, transductive } = definition;
  return Object.freeze({
    name,
    source: Object.freeze(source),
    defaults: Object.freeze(defaults),
    ...(check && { check }),
    ...(transductive && { transductive }),
    ...(select && {
      select(cohort: Cohort, options: Required<Options>, ctx: Pick<Context, "progress">) {
        const rows = measuredRows(assayOf(cohort, options.assay));
        const kept = new Uint8Array(sampleCount(cohort)).fill(1); // what was not measured cannot be judged
        select(measurements(cohort, options.assay, rows), options, ctx).forEach((keep, i) => (kept[rows[i]!] = keep));
        return kept;
      },
    }),
    fit(train: Cohort, options: Required<Options>, ctx: Context) {
      const rows = measuredRows(assayOf(train, options.assay));
      if (rows.length === 0) throw nothingMeasured(name, assayOf(train, options.assay).name);
      const data = measurements(train, options.assay, rows);
      const learnt = fitted(definition, data, options, ctx);
      const { features } = data;
      return learnt instanceof Promise ? learnt.then((own) => ({ features, learnt: own })) : { features, learnt };
    },
    ...(definition.learner && {
      learner: (options: Required<Options>, ctx: Context) =>
        blockLearner(name, definition.learner!(options, ctx), options),
    }),
    apply: (cohort: Cohort, state: AssayState<Learnt>, options: Required<Options>, ctx: Context) =>
      applyToAssay(definition, cohort, state, options, ctx),
  });
}

function fitted<Options extends AssayChoice, Learnt extends object>(
  { name, fit, learner }: AssayStep<Options, Learnt>,
  data: StepInput,
  options: Required<Options>,
  ctx: Context,
): Learnt | Promise<Learnt> {
  if (fit) return fit(data, options, ctx);
  if (learner) return learnFrom(learner(options, ctx), data);
  throw new Error(`Step ${name} has neither fit nor learner.`);
}

function blockLearner<Options extends AssayChoice, Learnt extends object>(
  name: string,
  learner: Learner<Learnt>,
  options: Required<Options>,
): StepLearner<AssayState<Learnt>> {
  let features: readonly string[] | undefined;
  let assay = "";
  let measured = 0;
  const looks = learner.looks ?? 1;
  return {
    looks,
    add(block) {
      const whole = assayOf(block, options.assay);
      assay = whole.name;
      const rows = measuredRows(whole);
      const data = measurements(block, options.assay, rows);
      features ??= data.features;
      measured += rows.length;
      if (rows.length > 0) learner.add(data);
    },
    state() {
      if (!features || (measured === 0 && looks > 0)) throw nothingMeasured(name, assay);
      const learnt = learner.learnt();
      return learnt && { features, learnt };
    },
  };
}

/** What every step on one assay does with what it has learnt. */
export function applyToAssay<Options extends AssayChoice, Learnt extends object>(
  { name, apply, describe }: Pick<AssayStep<Options, Learnt>, "name" | "apply" | "describe">,
  cohort: Cohort,
  state: AssayState<Learnt>,
  options: Required<Options>,
  ctx: Context,
): Cohort {
  const whole = assayOf(cohort, options.assay);
  const rows = measuredRows(whole);
  const data = inFittedOrder(name, measurements(cohort, options.assay, rows), state.features);
  const done = apply(data, state.learnt, options, ctx);
  const values = scatterRows(done.values, rows, whole.values.rows);
  const columns = describe?.(data, state.learnt, options, ctx);
  const described = columns ? addColumns(name, cohort, columns, rows) : cohort;
  return withAssay(described, { ...done, values, measured: whole.measured });
}

function measuredRows(assay: Assay): Uint32Array {
  const { measured } = assay;
  const rows = new Uint32Array(measured.length);
  let count = 0;
  for (let row = 0; row < measured.length; row++) if (measured[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}

function measurements(cohort: Cohort, name: string, rows: Uint32Array): StepInput {
  const assay = assayOf(cohort, name);
  const all = rows.length === sampleCount(cohort);
  const samples = sampleNames(cohort);
  return {
    assay: all ? assay : assaySamples(assay, rows),
    features: featureNames(assay),
    samples: all ? samples : Array.from(rows, (row) => samples[row]!),
    table: all ? cohort.samples : takeRows(cohort.samples, rows),
  };
}

function nothingMeasured(step: string, assay: string): OmixelError {
  return new OmixelError("UnsuitableData", `No training sample has assay "${assay}".`, "Name another assay.", { step });
}
