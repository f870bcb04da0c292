import type { ProgressEvent } from "../context.js";
import { OmixelError } from "../errors.js";
import { mergeOptions, requireOption } from "../registry.js";

/** How samples get their labels. */
export interface SamplesOptions {
  /** Column that a classifier predicts. Default: that of a cohort in memory, or the only column beside the sample names. */
  readonly label?: string;
  /** Column whose equal values never straddle folds (patient, donor). Default: that of a cohort in memory, or none. */
  readonly group?: string;
  /**
   * Regular expression on the sample name; its first group is the sample's group, for cohorts whose names carry the
   * patient, e.g. "^(.*?)(_V\\d+)?$". Default: none.
   */
  readonly groupPattern?: string;
  /** Column that holds the sample names. Default: found by comparing with the table. */
  readonly sample?: string;
  /** Sheet of an Excel file. Default: its only one. */
  readonly sheet?: string;
  /**
   * What happens when the table and the annotations do not name the same samples: "error" tells how many and the first
   * five, "drop" keeps those in both and warns. Default "error".
   */
  readonly unmatched?: "error" | "drop";
}

const samplesDefaults: Readonly<Required<SamplesOptions>> = Object.freeze({
  label: "",
  group: "",
  groupPattern: "",
  sample: "",
  sheet: "",
  unmatched: "error",
});

/** @throws UnknownName for an option that there is not, so that a misspelt group is not left out; InvalidOption */
export function checkSamplesOptions(options: SamplesOptions): void {
  const { groupPattern, unmatched } = mergeOptions("samples", samplesDefaults, options);
  for (const [name, value] of Object.entries(options) as [string, unknown][])
    requireOption(
      value === null || value === undefined || typeof value === "string",
      "samples",
      `Option "${name}" is ${JSON.stringify(value)}, but a text is expected.`,
      'Name one column: { label: "type", group: "patient" }.',
    );
  requireOption(
    ["error", "drop"].includes(unmatched),
    "samples",
    `There is no way "${unmatched}" with samples that do not match.`,
    'Use "error" or "drop".',
  );
  if (groupPattern) requireGroup(groupPattern);
}

/** Without a group of its own a pattern would make each sample a group, and nothing would say so. */
function requireGroup(pattern: string): void {
  const remedy = 'Put what samples of one group have in common in parentheses: "^(.*?)(_V\\d+)?$".';
  let parts: number;
  try {
    parts = new RegExp(`${pattern}|`).exec("")!.length - 1; // an empty alternative fits every text
  } catch (error) {
    const { message } = error as Error;
    throw new OmixelError("InvalidOption", `groupPattern is no regular expression: ${message}.`, remedy, {
      step: "samples",
    });
  }
  requireOption(parts > 0, "samples", `groupPattern "${pattern}" has no group of its own.`, remedy);
}

/** A run of the same network on data that cannot tell it anything, beside the real one. */
export type Control = "shuffledLayout" | "shuffledLabels";

/** How a classification is judged. */
export interface EvaluateOptions {
  /** Number of stratified folds (2 … samples), or the rows of each test fold, counted from 0. Default 5. */
  readonly folds: number | readonly (readonly number[])[];
  /** How often the samples are split into folds anew, 1 … 100; means are over the folds of all repeats. Default 1. */
  readonly repeats: number;
  /**
   * How often everything is run again on labels that have changed their samples, 0 … 10,000, for the p-value of the
   * accuracy: (better ones + 1) / (permutations + 1). Each costs as much as a run of all folds. Default 0.
   */
  readonly permutations: number;
  /** Controls run on the same folds and printed beside the result. Default none. */
  readonly controls: readonly Control[];
  /**
   * "auto" replaces encoder and network by the recipe for small tables: log2(1 + x) takes the place of values in raw units,
   * then twelve small networks (six on a t-SNE layout, six on a Hilbert layout), a ridge classifier and a random forest
   * vote, each of the three counting alike. Default "none": the plan's own encoder and model.
   */
  readonly recipe: "none" | "auto";
  /**
   * "nested": everything that learns sees training samples alone. "published": as papers did it, steps and encoder learn
   * from all samples, those to be tested included; only the network is kept from them. Its accuracy is not that of new
   * patients, and every result says so. Default "nested".
   */
  readonly protocol: "nested" | "published";
}

export const evaluateDefaults: Readonly<EvaluateOptions> = Object.freeze({
  folds: 5,
  repeats: 1,
  permutations: 0,
  controls: [],
  recipe: "none",
  protocol: "nested",
});

const controls: readonly Control[] = ["shuffledLayout", "shuffledLabels"];

/** @throws InvalidOption */
export function checkEvaluateOptions(options: EvaluateOptions): void {
  const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: "classify" });
  if (typeof options.folds === "number" && !(Number.isInteger(options.folds) && options.folds >= 2))
    throw wrong(`folds is ${options.folds}.`, "It is an integer of 2 or more, or the test rows of each fold.");
  const { repeats, permutations } = options;
  if (!(Number.isInteger(repeats) && repeats >= 1 && repeats <= 100))
    throw wrong(`repeats is ${repeats}.`, "It is a whole number from 1 to 100.");
  if (repeats > 1 && typeof options.folds !== "number")
    throw wrong(
      `The folds are given, so that ${repeats} repeats would all be the same.`,
      "Give the number of folds, or leave repeats out.",
    );
  if (!(Number.isInteger(permutations) && permutations >= 0 && permutations <= 10_000))
    throw wrong(`permutations is ${permutations}.`, "It is a whole number from 0 to 10,000; 100 can show p = 0.01.");
  if (!["none", "auto"].includes(options.recipe))
    throw wrong(`There is no recipe "${String(options.recipe)}".`, 'Use "none" or "auto".');
  if (!["nested", "published"].includes(options.protocol))
    throw wrong(`There is no protocol "${String(options.protocol)}".`, 'Use "nested" or "published".');
  for (const control of options.controls)
    if (!controls.includes(control))
      throw wrong(`There is no control "${String(control)}".`, `Use some of: ${controls.join(", ")}.`);
  if (new Set(options.controls).size < options.controls.length)
    throw wrong(`A control is named twice: ${options.controls.join(", ")}.`, "Name each once.");
}

/** What happens with the explanation. */
export interface ExplainOptions {
  /** Genes of highest score handed to enrichment, 1 or more. Default 200. */
  readonly top: number;
}

export const explainDefaults: Readonly<ExplainOptions> = Object.freeze({ top: 200 });

/** @throws UnknownName, InvalidOption */
export function checkExplainOptions(options: Partial<ExplainOptions>): void {
  const { top } = mergeOptions("explain", explainDefaults, options);
  const whole = Number.isInteger(top) && top >= 1;
  requireOption(whole, "explain", `top is ${top}.`, "Give a whole number of 1 or more; 200 is usual.");
}

/** Options of the asynchronous verbs. Only `enough` changes what comes out, and the result says so. */
export interface RunOptions {
  /** Stops the run; finished folds are kept. */
  readonly signal?: AbortSignal;
  /**
   * "That is enough": when it fires, folds in training end after their current update with the weights of their epoch of
   * lowest training loss (held-out rows choose nothing), and are scored and explained as usual. Folds that have learnt
   * nothing yet and controls that have not ended are left out. The final model is trained for as many updates as the
   * longest of the folds cut short, or ends likewise where it is in training. The run gives the result of the folds that
   * are there and says in its warnings what was cut; where no fold has learnt anything, it ends as `Stopped`.
   */
  readonly enough?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Folds that run at once, each in a process of its own; 0 = all in this process. Default: one per processor core. */
  readonly jobs?: number;
  /** Keeps what was learnt, so that an unchanged prefix is not computed again. Default true. */
  readonly cache?: boolean;
}

const runDefaults = Object.freeze({ signal: null, enough: null, onProgress: null, jobs: null, cache: true });

/**
 * The options as they are.
 *
 * @throws UnknownName for an option that there is not; InvalidOption
 */
export function checkRunOptions(verb: string, options: RunOptions): RunOptions {
  mergeOptions<object>(verb, runDefaults, options);
  const { jobs = 0 } = options;
  const remedy = "Give the number of folds that run at once; 0 runs them in this process.";
  requireOption(Number.isInteger(jobs) && jobs >= 0, verb, `jobs is ${jobs}.`, remedy);
  return options;
}
