import type { Cohort } from "../data/cohort.js";
import type { Images } from "../data/images.js";
import { type OverRepresentationOptions, overRepresentationDefaults } from "../enrich/over-representation.js";
import { encoders } from "../encoders/registry.js";
import { OmixelError, unknownName } from "../errors.js";
import { explainers } from "../explain/registry.js";
import { stoppedByKernel } from "./kernel-signal.js";
import type { models } from "../models/registry.js";
import { prepare } from "../prepare/registry.js";
import { lookUp, mergeOptions } from "../registry.js";
import { type SimulateOptions, simulateDefaults } from "../simulate/simulate-cohort.js";
import type { AnyStep, OptionsOf } from "../step.js";
import { explainDefaults, type ExplainOptions, type RunOptions, type SamplesOptions } from "./options.js";
import { type ClassifyOptions, splitClassifyOptions } from "./classify-options.js";
import { parsePlan, PLAN_VERSION, type PlanJson, type PlanStep, type Source, stepOf } from "./plan.js";
import type { Study } from "./study.js";
import { requireInductive } from "./require-inductive.js";
import type { StudyResult } from "./study-result.js";

type PrepareVerbs = {
  readonly [Name in keyof typeof prepare]: (options?: OptionsOf<(typeof prepare)[Name]>) => Omics;
};

/** A frozen plan. Each verb checks its arguments at once, does no work, and returns a new plan. */
export interface Omics extends PrepareVerbs {
  /** Labels and groups from an annotation table, or, with options alone, from text columns of the table itself. */
  samples(file: string, options?: SamplesOptions): Omics;
  samples(options: SamplesOptions): Omics;
  /** Turns samples into images. */
  encode<Name extends keyof typeof encoders>(name: Name, options?: OptionsOf<(typeof encoders)[Name]>): Omics;
  /** Trains a network on the images and judges it by cross-validation. */
  classify(model: keyof typeof models, options?: ClassifyOptions): Omics;
  /** Leads from the network's decision back to genes; every sample is explained by a model that never saw it. */
  explain(name?: keyof typeof explainers, options?: Partial<ExplainOptions>): Omics;
  /**
   * Over-representation of the top genes in the gene sets of a GMT file, with the measured genes as background. A
   * simulated cohort brings sets of its own and needs no file.
   */
  enrich(file?: string, options?: Partial<OverRepresentationOptions>): Omics;
  /** The plan in its written form; `omics.fromJSON` gives the same run on another machine. */
  toJSON(): PlanJson;
  /** Runs the whole plan. */
  run(options?: RunOptions): Promise<StudyResult>;
  /** The prepared table: every step before the encoder, fitted on all samples. */
  table(options?: RunOptions): Promise<Cohort>;
  /** Images of all samples, fitted on all samples: to look at, not to evaluate. */
  images(options?: RunOptions): Promise<Images>;
}

/** Verbs beside those of preparation, in the order a plan uses them. */
const ORDER = ["samples", "encode", "classify", "explain", "enrich"] as const;

/** A plan from its parts; the public doors are `omics`, `omics.simulate` and `omics.fromJSON`. */
export function makeOmics(plan: PlanJson, memory?: Cohort): Omics {
  const add = (verb: string, options: object, method?: string): Omics => {
    const step: PlanStep = Object.freeze({
      verb,
      ...(method ? { method } : {}),
      options: Object.freeze({ ...options }),
    });
    checkOrder(plan, verb);
    const longer: PlanJson = Object.freeze({ ...plan, steps: Object.freeze([...plan.steps, step]) });
    requireInductive(longer, memory?.roles.label);
    return makeOmics(longer, memory);
  };
  const prepareVerbs = Object.fromEntries(
    Object.entries(prepare).map(([name, step]) => [
      name,
      (options: object = {}) => {
        step.check?.(mergeOptions(name, step.defaults, options) as never);
        return add(name, options);
      },
    ]),
  ) as unknown as PrepareVerbs;

  const samples = (first: string | SamplesOptions, options: SamplesOptions = {}): Omics =>
    typeof first === "string" ? add("samples", { file: first, ...options }) : add("samples", first);

  return Object.freeze({
    ...prepareVerbs,
    samples,
    encode(name: string, options: object = {}) {
      const encoder = lookUp<AnyStep>("encoder", encoders, name);
      encoder.check?.(mergeOptions(name, encoder.defaults, options) as never);
      return add("encode", options, name);
    },
    classify(model: string, options: ClassifyOptions = {}) {
      splitClassifyOptions(model, options);
      if (options.recipe !== "auto" && !stepOf(plan, "encode"))
        throw new OmixelError(
          "InvalidOption",
          "There is nothing to classify yet: no encoder comes before.",
          `Call .encode("saliencyRgb") first, or use { recipe: "auto" }, which brings its own images.`,
          { step: "classify" },
        );
      return add("classify", options, model);
    },
    explain(name = "gradient", options = {}) {
      lookUp("explainer", explainers, name);
      mergeOptions("explain", explainDefaults, options);
      if (!stepOf(plan, "classify"))
        throw new OmixelError("InvalidOption", "There is no network to explain.", "Call .classify(…) first.", {
          step: "explain",
        });
      return add("explain", options, name);
    },
    enrich(file?: string, options = {}) {
      mergeOptions("enrich", overRepresentationDefaults, options);
      if (!stepOf(plan, "explain"))
        throw new OmixelError("InvalidOption", "There are no genes to enrich.", "Call .explain() first.", {
          step: "enrich",
        });
      if (file === undefined && !("simulate" in plan.source))
        throw new OmixelError("InvalidOption", "No gene sets were named.", 'Give a GMT file: .enrich("sets.gmt").', {
          step: "enrich",
        });
      return add("enrich", { ...(file === undefined ? {} : { file }), ...options });
    },
    toJSON: () => plan,
    // The executor is loaded when something runs: building a plan stays instant.
    run: async (options = {}) => (await import("./run.js")).runPlan(plan, stoppedByKernel(options), memory),
    table: async (options = {}) => (await import("./preview.js")).previewTable(plan, stoppedByKernel(options), memory),
    images: async (options = {}) =>
      (await import("./preview.js")).previewImages(plan, stoppedByKernel(options), memory),
  }) as Omics;
}

/**
 * Starts a plan on a table, or on a cohort in memory.
 *
 * @param source path of a table (samples × features or features × samples, plain or gzip), or a cohort
 * @param options `features`: which side the features are on, default "auto"; `duplicates`: what happens to names that
 *   occur twice, default "error"; `seed`: of everything random, default 1
 */
export function omics(
  source: string | Cohort,
  options: {
    features?: "rows" | "columns" | "auto";
    duplicates?: "error" | "first" | "sum" | "mean";
    seed?: number;
  } = {},
): Omics {
  const { features, duplicates, seed } = mergeOptions(
    "omics",
    {
      features: "auto" as "rows" | "columns" | "auto",
      duplicates: "error" as "error" | "first" | "sum" | "mean",
      seed: 1,
    },
    options,
  );
  if (typeof source === "string") return start({ file: source, features, duplicates }, seed);
  return start({ memory: `${source.samples.numRows} samples` }, seed, source);
}

/** A plan on a simulated cohort with planted class genes; the truth stands in its feature table. */
omics.simulate = (options: Partial<SimulateOptions> = {}, { seed = 1 }: { seed?: number } = {}): Omics => {
  mergeOptions("simulate", simulateDefaults, options);
  return start({ simulate: { ...options } }, seed).samples({ label: "label" });
};

/**
 * A plan from its written form.
 *
 * @throws NewerVersion, InvalidOption, UnknownName (nearest names first)
 */
omics.fromJSON = (value: unknown): Omics => {
  const plan = parsePlan(value);
  let rebuilt = start(plan.source, plan.seed);
  for (const { verb, method, options = {} } of plan.steps) {
    const call = (rebuilt as unknown as Record<string, (...parameters: unknown[]) => Omics>)[verb];
    if (!call || !(verb in prepare || (ORDER as readonly string[]).includes(verb)))
      throw unknownName("verb", verb, [...ORDER, ...Object.keys(prepare)]);
    const { file, ...rest } = options as { file?: string };
    const leading = verb === "enrich" ? [file] : [method, file].filter((value) => value !== undefined);
    rebuilt = call(...leading, rest);
  }
  return rebuilt;
};

/**
 * A saved study, ready to predict new samples.
 *
 * @param folder a run's folder, written by `result.save()` or `omixel run --out`
 * @throws FileNotFound, NewerVersion
 */
omics.load = async (folder: string): Promise<Study> => (await import("./study.js")).Study.load(folder);

function start(source: Source, seed: number, memory?: Cohort): Omics {
  return makeOmics(Object.freeze({ omixel: PLAN_VERSION, source: Object.freeze(source), seed, steps: [] }), memory);
}

function checkOrder(plan: PlanJson, verb: string): void {
  const last = plan.steps.at(-1)?.verb;
  const position = (name: string) => (ORDER as readonly string[]).indexOf(name);
  const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: verb });
  if (position(verb) >= 0 && stepOf(plan, verb)) throw wrong(`${verb} stands in the plan already.`, "Use it once.");
  const done = plan.steps.find((step) => position(step.verb) >= Math.max(1, position(verb) + 1));
  if (done && verb !== "samples")
    throw wrong(`${verb} cannot come after ${last}.`, `The order is: preparation steps, ${ORDER.slice(1).join(", ")}.`);
}
