import type { Cohort } from "../data/cohort.js";
import { overRepresentationDefaults } from "../enrich/over-representation.js";
import { encoderNamed, hybrid } from "../encoders/encoder-named.js";
import { OmixelError, unknownName } from "../errors.js";
import { explainers } from "../explain/registry.js";
import { stoppedByKernel } from "./kernel-signal.js";
import { fusions, views } from "../modalities/registry.js";
import { perceptron } from "../models/perceptron.js";
import { prepare } from "../prepare/registry.js";
import { selections } from "../rank/select.js";
import { synthesisers } from "../synthesise/registry.js";
import { geoSeries } from "../io/remote/geo.js";
import { lookUp, mergeOptions, requireOption } from "../registry.js";
import { type SimulateOptions, simulateDefaults } from "../simulate/simulate-cohort.js";
import type { AnyStep } from "../step.js";
import {
  checkExplainOptions,
  checkRunOptions,
  checkSamplesOptions,
  type RunOptions,
  type SamplesOptions,
} from "./options.js";
import { type ClassifyOptions, splitClassifyOptions } from "./classify-options.js";
import { parsePlan, type PlanJson, type PlanStep, type Source, stepOf, versionFor } from "./plan.js";
import { requireFinite } from "./finite-options.js";
import { checkEncoder } from "./check-encoder.js";
import { checkExplainer } from "./check-explainer.js";
import { checkSynthesis } from "./check-synthesis.js";
import { checkScope } from "./scope.js";
import type { LearningCurveOptions } from "./learning-curve/run-learning-curve.js";
import { tunedPlan } from "./tune/tuned-plan.js";
import { checkTune, type TuneGrid, type TuneOptions } from "./tune/tune-options.js";
import { type AssayFiles, assayNamesOf, isCohort, sourceOf, type StartOptions } from "./source.js";
import type { Choice } from "./compare/choices.js";
import type { CompareMethodsOptions } from "./compare/compare.js";
import type { Study } from "./study.js";
import type { Omics, PrepareVerbs, ViewVerbs } from "./verbs.js";

export type { Omics } from "./verbs.js";
import { requireInductive } from "./require-inductive.js";

/** Verbs beside those of preparation, in the order a plan uses them. */
const ORDER = ["samples", "encode", "classify", "tune", "explain", "enrich"] as const;

/** Every verb that a plan may record. */
const VERBS: readonly string[] = [
  ...ORDER,
  "assay",
  "fuse",
  "select",
  "synthesise",
  ...Object.keys(views),
  ...Object.keys(prepare),
];

/** A plan from its parts; the public doors are `omics`, `omics.simulate` and `omics.fromJSON`. */
export function makeOmics(plan: PlanJson, memory?: Cohort): Omics {
  const add = (verb: string, options: object, method?: string): Omics => {
    requireFinite(method ?? verb, options);
    const step: PlanStep = Object.freeze({
      verb,
      ...(method ? { method } : {}),
      options: Object.freeze({ ...options }),
    });
    checkOrder(plan, verb);
    checkScope(plan, step, assayNamesOf(plan.source, memory));
    const longer: PlanJson = Object.freeze({ ...plan, steps: Object.freeze([...plan.steps, step]) });
    requireInductive(longer, memory?.roles.label);
    checkEncoder(longer);
    checkSynthesis(longer);
    checkExplainer(longer);
    return makeOmics(longer, memory);
  };
  const checkStep = (name: string, step: Pick<AnyStep, "defaults" | "check">, options: object) => {
    requireFinite(name, options);
    step.check?.(mergeOptions<object>(name, step.defaults as object, options));
  };
  const stepVerbs = Object.fromEntries(
    Object.entries<AnyStep>({ ...prepare, ...views }).map(([name, step]) => [
      name,
      (options: object = {}) => {
        checkStep(name, step, options);
        return add(name, options);
      },
    ]),
  ) as unknown as PrepareVerbs<string> & ViewVerbs<string>;

  const running = (verb: string, options: RunOptions) => stoppedByKernel(checkRunOptions(verb, options));

  const samples = (first: string | SamplesOptions, options: SamplesOptions = {}): Omics => {
    checkSamplesOptions(typeof first === "string" ? options : first);
    if (typeof first === "string") return add("samples", { file: first, ...options });
    const known = stepOf(plan, "samples");
    if (!known || Object.keys(known.options).join() !== "file") return add("samples", first);
    // The file was named when the plan began; what its columns mean is said now.
    const step = Object.freeze({ verb: "samples", options: Object.freeze({ ...known.options, ...first }) });
    const steps = Object.freeze(plan.steps.map((each) => (each === known ? step : each)));
    return makeOmics(Object.freeze({ ...plan, steps }), memory);
  };

  return Object.freeze({
    ...stepVerbs,
    samples,
    assay: (name: string) => add("assay", {}, name),
    select(name: string, options: object = {}) {
      checkStep(name, lookUp<AnyStep>("ranker", selections, name), options);
      return add("select", options, name);
    },
    synthesise(name: string, options: object = {}) {
      checkStep(name, lookUp<AnyStep>("synthesiser", synthesisers, name), options);
      return add("synthesise", options, name);
    },
    fuse(name: string, options: object = {}) {
      checkStep("fuse", lookUp<AnyStep>("fusion", fusions, name), options);
      return add("fuse", options, name);
    },
    encode(first: string | readonly unknown[], given: object = {}) {
      const name = typeof first === "string" ? first : hybrid.name;
      const options = typeof first === "string" ? given : { ...given, of: first };
      checkStep(name, encoderNamed(name), options);
      return add("encode", options, name);
    },
    classify(model: string, options: ClassifyOptions = {}) {
      requireFinite("classify", options);
      const { classifier, options: own } = splitClassifyOptions(model, options);
      const looks = classifier.input === "images" || classifier.looks?.(own) === true;
      // A perceptron sees tables as they are.
      const branches = stepOf(plan, "fuse")?.method === "intermediate" && model === perceptron.name;
      if (looks && !branches && !stepOf(plan, "encode"))
        throw new OmixelError(
          "InvalidOption",
          "There is nothing to classify yet: no encoder comes before.",
          `Call .encode("saliencyRgb") first, or use { recipe: "auto" }, which brings its own images.`,
          { step: "classify" },
        );
      return add("classify", options, model);
    },
    tune(grid: TuneGrid, options: Partial<TuneOptions> = {}) {
      if (!stepOf(plan, "classify"))
        throw new OmixelError("InvalidOption", "There is nothing to tune.", "Call .classify(…) first.", {
          step: "tune",
        });
      checkTune(plan, grid, options);
      // Each value is checked as its verb would, now and not after an hour.
      for (const [name, values] of Object.entries(grid))
        for (const value of values) rebuild(tunedPlan(plan, { [name]: value }), memory);
      return add("tune", { grid, ...options });
    },
    explain(name = "gradient", options = {}) {
      lookUp("explainer", explainers, name);
      checkExplainOptions(options);
      if (!stepOf(plan, "classify"))
        throw new OmixelError("InvalidOption", "There is no network to explain.", "Call .classify(…) first.", {
          step: "explain",
        });
      requireNamedPixels(plan);
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
    run: async (options = {}) => (await import("./run.js")).runPlan(plan, running("run", options), memory),
    compare: async (choices: readonly Choice[], options: Partial<CompareMethodsOptions> & RunOptions = {}) => {
      const rebuilt = (own: PlanJson) => rebuild(own, memory).toJSON();
      const { comparePlans } = await import("./compare/compare.js");
      return comparePlans(plan, choices, stoppedByKernel(options), rebuilt, memory);
    },
    learningCurve: async (options: Partial<LearningCurveOptions> & RunOptions = {}) => {
      const { runLearningCurve } = await import("./learning-curve/run-learning-curve.js");
      return runLearningCurve(plan, stoppedByKernel(options), memory);
    },
    table: async (options = {}) => (await import("./preview.js")).previewTable(plan, running("table", options), memory),
    stream: async (options = {}) =>
      (await import("./stream/block-stream.js")).BlockStream.open(plan, stoppedByKernel(options), memory),
    images: async (options = {}) =>
      (await import("./preview.js")).previewImages(plan, running("images", options), memory),
  }) as Omics;
}

/**
 * Starts a plan on a table, on a cohort in memory, or on several assays of the same samples.
 *
 * @param source path of a table (samples × features or features × samples, of any format) or its address on the web; a
 *   cohort; or a path for each assay, joined by sample name: a sample that an assay lacks is not measured there
 * @param options `features`: which side the features are on, default "auto"; `duplicates`: what happens to names that
 *   occur twice, default "error"; `featureNames`: a file of names for a table without; `samples`: the annotation table;
 *   `seed`: of everything random, default 1
 * @throws UnknownName, InvalidOption
 * @example
 * omics({ rna: "rna.tsv", mirna: "mirna.tsv" }, { samples: { file: "clinical.tsv", label: "type" } })
 *   .assay("rna").normalizeTotal().log1p()
 *   .assay("mirna").scale()
 *   .completeCases()
 *   .fuse("early")
 *   .classify("auto");
 */
export function omics(source: string | Cohort, options?: StartOptions): Omics;
export function omics<Assays extends string>(source: AssayFiles<Assays>, options?: StartOptions): Omics<Assays>;
export function omics(source: string | Cohort | AssayFiles, options: StartOptions = {}): Omics {
  const { seed = 1, samples, ...table } = options;
  mergeOptions("omics", { seed: 1 }, { seed });
  const memory = typeof source === "object" && isCohort(source) ? source : undefined;
  const plan = start(sourceOf(source, table), seed, memory);
  if (samples === undefined) return plan;
  if (typeof samples === "string") return plan.samples(samples);
  const { file, ...own } = samples;
  return plan.samples(file, own);
}

/**
 * A plan on a series of NCBI GEO: its series matrix is fetched once, when the plan runs, and kept in the cache; the
 * characteristics of the samples stand in the sample table.
 *
 * @param accession "GSE85217"
 * @param options as of `omics`; `platform`: "GPL570", for a series that was measured on several
 * @throws InvalidOption; when it runs also DownloadFailed, which tells what to place where
 * @example
 * omics.geo("GSE85217").samples({ label: "subgroup" }).scale();
 */
omics.geo = (accession: string, options: StartOptions & { readonly platform?: string } = {}): Omics => {
  const { platform, ...rest } = options;
  const source = `geo:${accession}${platform ? `/${platform}` : ""}`;
  geoSeries(source);
  return omics(source, rest);
};

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
omics.fromJSON = (value: unknown): Omics => rebuild(parsePlan(value));

/** A plan's verbs called again, so that each is checked. */
function rebuild(plan: PlanJson, memory?: Cohort): Omics {
  let rebuilt = start(plan.source, plan.seed, memory);
  for (const { verb, method, options = {} } of plan.steps) {
    const call = (rebuilt as unknown as Record<string, (...parameters: unknown[]) => Omics>)[verb];
    if (!call || !VERBS.includes(verb)) throw unknownName("verb", verb, VERBS);
    const { file, grid, ...rest } = options as { file?: string; grid?: TuneGrid };
    const leading = verb === "enrich" ? [file] : [method, file, grid].filter((value) => value !== undefined);
    rebuilt = call(...leading, rest);
  }
  return rebuilt;
}

/**
 * A saved study, ready to predict new samples.
 *
 * @param folder a run's folder, written by `result.save()` or `omixel run --out`
 * @throws FileNotFound, NewerVersion
 */
omics.load = async (folder: string): Promise<Study> => (await import("./study.js")).Study.load(folder);

/** Raises InvalidOption where the plan's pixels have no names that an explanation could lead back to. */
function requireNamedPixels(plan: PlanJson): void {
  const { method, options = {} } = stepOf(plan, "encode") ?? {};
  if (!method) return;
  const encoder = encoderNamed(method);
  const why = encoder.nameless?.(mergeOptions<object>(method, encoder.defaults as object, options));
  if (why === undefined) return;
  throw new OmixelError("InvalidOption", `There are no genes behind the pixels: ${why}.`, "Leave .explain() out.", {
    step: method,
  });
}

function start(source: Source, seed: number, memory?: Cohort): Omics {
  if ("simulate" in source) requireFinite("simulate", source.simulate);
  requireFinite("omics", { seed });
  requireOption(Number.isSafeInteger(seed), "omics", `seed is ${seed}.`, "Give a whole number.");
  return makeOmics(
    Object.freeze({ omixel: versionFor(source), source: Object.freeze(source), seed, steps: [] }),
    memory,
  );
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
