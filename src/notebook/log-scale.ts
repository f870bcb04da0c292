import { views } from "../modalities/registry.js";
import type { PlanStep } from "../omics/plan.js";
import type { RunResult } from "../omics/result.js";
import { withScope } from "../omics/scope.js";
import type { prepare } from "../prepare/registry.js";

/** The logarithm that the values are, and what differences of such values are divided by to be of base 2. */
export interface LogScale {
  readonly formula: string;
  readonly toLog2: number;
}

/**
 * What a step does to the scale: "keeps" amounts as well as logarithms; "rescales" amounts to other amounts, while
 * logarithms are none afterwards; "changes" both into something else. A logarithm of amounts is a scale of its own.
 */
type Effect = "keeps" | "rescales" | "changes" | LogScale;
type Options = Readonly<Record<string, unknown>>;

const ln: LogScale = { formula: "ln(1 + value)", toLog2: Math.LN2 };

/** Every preparation step has its entry, so that a new one must choose. */
export const scaleEffects: Readonly<Record<keyof typeof prepare, (options: Options) => Effect>> = {
  filter: () => "keeps",
  filterMissing: () => "keeps",
  filterVariance: () => "keeps",
  filterDetection: () => "keeps",
  normalizeTotal: () => "rescales",
  sizeFactors: () => "rescales",
  cpm: ({ log }) => (log === true ? "changes" : "rescales"),
  tpm: () => "rescales",
  log1p: () => ln,
  log2: ({ pseudocount = 1 }) => ({
    formula: pseudocount === 0 ? "log2(value)" : `log2(value + ${String(pseudocount)})`,
    toLog2: 1,
  }),
  arcsinh: () => "changes",
  clr: () => "changes",
  quantileNormalize: () => "rescales",
  rankNormalize: () => "changes",
  highlyVariable: () => "keeps",
  scale: () => "changes",
  robustScale: () => "changes",
  minMaxScale: () => "changes",
  deepInsightNorm: () => "changes",
  impute: ({ by }) => (by === "halfMinimum" || by === "fifthMinimum" ? "rescales" : "keeps"),
  imputeKnn: () => "keeps",
  combat: () => "keeps",
  harmony: () => "changes",
  incrementalPca: () => "changes",
  autoencoder: () => "changes",
  vae: () => "changes",
  regressOut: () => "keeps",
  signatureScore: () => "keeps",
  cellCycleScore: () => "keeps",
  doubletScore: () => "keeps",
  aggregateFeatures: ({ how }) => (how === "sum" ? "rescales" : "keeps"),
  pseudobulk: ({ how }) => (how === "mean" ? "keeps" : "rescales"),
};

/** The logarithm that a plan's prepared values are; undefined where they are none, or where that is not certain. */
export function logScaleOf(plan: RunResult["plan"]): LogScale | undefined {
  const steps = withScope(stepsOf(plan));
  const end = steps.findIndex(({ verb }) => verb === "encode");
  const drawn = steps[end]?.options?.assay;
  let scale: LogScale | "amounts" | "other" = "amounts";
  for (const { verb, options = {} } of end < 0 ? steps : steps.slice(0, end)) {
    // Without a name there is one assay only, which every step means.
    if (verb === "samples" || verb === "select" || verb in views || (drawn && options.assay && options.assay !== drawn))
      continue;
    const effect: Effect = isPreparation(verb) ? scaleEffects[verb](options) : "changes";
    if (effect === "keeps" || (effect === "rescales" && scale === "amounts")) continue;
    scale = typeof effect === "object" && scale === "amounts" ? effect : "other";
  }
  return typeof scale === "object" ? scale : undefined;
}

function stepsOf({ steps }: RunResult["plan"]): readonly PlanStep[] {
  if (!Array.isArray(steps)) return [];
  return (steps as PlanStep[]).map((step) => ({ ...step, options: step.options ?? {} }));
}

function isPreparation(verb: string): verb is keyof typeof prepare {
  return Object.hasOwn(scaleEffects, verb);
}
