import { type Context, warn } from "../context.js";
import { OmixelError } from "../errors.js";
import { RunningMoments } from "../math/running-moments.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep, type Measurements, type StepInput } from "./assay-step.js";
import { cellRangerDispersion, seuratDispersionOf, type Variability, withoutLog } from "./dispersion.js";
import { describeSightings, type Evidence } from "./evidence.js";
import { keepFeatures } from "./keep-features.js";
import type { Learner } from "./learner.js";
import { requireComplete, requireOneOf, requireThreeFeatures } from "./require.js";
import { StandardisedVariance } from "./standardised-variance.js";
import { warnUnlessCounts } from "./suspicions.js";

export type HighlyVariableFlavour = "seurat" | "cellRanger" | "seuratV3";

export interface HighlyVariableOptions extends AssayChoice {
  /** How variability is judged: `seurat` and `cellRanger` on log1p values, `seuratV3` on raw counts. Default "seurat". */
  readonly flavour: HighlyVariableFlavour;
  /** Number of features to keep, at least 3; null = those within the cutoffs below. Default 2000. */
  readonly top: number | null;
  /** Cutoff: mean above this (seurat: log1p of the mean). Default 0.0125. */
  readonly minMean: number;
  /** Cutoff: mean below this; null = no limit. Default 3. */
  readonly maxMean: number | null;
  /** Cutoff: normalised dispersion above this. Default 0.5. */
  readonly minDispersion: number;
  /** Bins of similar mean (seurat), 1 or more. Default 20. */
  readonly bins: number;
  /** Share of the features in each local fit of the trend (seuratV3), above 0 to 1. Default 0.3. */
  readonly span: number;
}

const name = "highlyVariable";

const defaults: HighlyVariableOptions = {
  assay: "",
  flavour: "seurat",
  top: 2000,
  minMean: 0.0125,
  maxMean: 3,
  minDispersion: 0.5,
  bins: 20,
  span: 0.3,
};

/**
 * Keeps the features that vary most for their level among the training samples, in their order in the table. Of equally
 * variable features at the cut the first ones are kept.
 *
 * @throws MissingValues for NaN or infinite values; UnsuitableData for values of the wrong kind for the flavour, and where
 * fewer than three features are left
 */
export const highlyVariable = assayStep<HighlyVariableOptions, { kept: Uint32Array }>({
  name,
  source: {
    paper: "Satija et al. 2015 (seurat), Zheng et al. 2017 (cellRanger), Stuart et al. 2019 (seuratV3)",
    doi: "10.1038/nbt.3192",
    reference: "scanpy 1.11.5, pp.highly_variable_genes",
  },
  defaults,
  check: checkOptions,
  learner: (options, ctx) => new VariableFeatures(options, ctx),
  apply: ({ assay }, { kept }) => keepFeatures(assay, kept),
});

/** Flavour seuratV3 sees all rows twice: first for the means and variances, then for the variance of clipped counts. */
class VariableFeatures implements Learner<{ kept: Uint32Array }> {
  readonly looks: 1 | 2;
  readonly #options: Required<HighlyVariableOptions>;
  readonly #ctx: Context;
  readonly #moments = new RunningMoments();
  #standardised: StandardisedVariance | undefined;

  constructor(options: Required<HighlyVariableOptions>, ctx: Context) {
    this.looks = options.flavour === "seuratV3" ? 2 : 1;
    this.#options = options;
    this.#ctx = ctx;
  }

  add(rows: StepInput): void {
    const { values } = rows.assay;
    if (this.#standardised) return this.#standardised.add(values);
    requireKind(rows, requireComplete(name, rows), this.#options.flavour, this.#ctx);
    this.#moments.add(this.#options.flavour === "seurat" ? withoutLog(values) : values);
  }

  learnt(): { kept: Uint32Array } | undefined {
    const { flavour, span, bins, top } = this.#options;
    const moments = this.#moments.moments();
    if (flavour === "seuratV3" && !this.#standardised) {
      this.#standardised = new StandardisedVariance(moments, this.#moments.rows, span);
      return undefined;
    }
    const variability =
      this.#standardised?.variability() ??
      (flavour === "seurat" ? seuratDispersionOf(moments, bins) : cellRangerDispersion(moments));
    const kept = top === null ? withinCutoffs(variability, this.#options) : best(variability, top, this.#ctx);
    requireThreeFeatures(name, kept.length, moments.mean.length, "Loosen the choice, or leave this step out.");
    return { kept };
  }
}

/** Values of the kind that the flavour takes. @throws UnsuitableData */
function requireKind(data: Measurements, evidence: Evidence, flavour: HighlyVariableFlavour, ctx: Context): void {
  if (flavour === "seuratV3") {
    if (evidence.negative.count > 0)
      throw unsuitable(
        `Flavour "seuratV3" takes raw counts, but there is ${describeSightings("negative", evidence.negative, data)}.`,
      );
    return warnUnlessCounts(name, data, evidence, ctx);
  }
  if (evidence.largest > largestLog1p)
    throw unsuitable(
      `Flavour "${flavour}" takes log1p values, but the largest value is ${evidence.largest}, which is no logarithm.`,
    );
  if (evidence.negative.count > 0)
    warn(
      ctx,
      name,
      `Flavour "${flavour}" takes log1p values, which are never negative, but here are others: ` +
        `${describeSightings("negative", evidence.negative, data)}. Features with a mean below 0 cannot be judged.`,
    );
}

/** log1p of the largest number that Float32 holds (3.4e38) is 88.7. */
const largestLog1p = 88.8;

function unsuitable(what: string): OmixelError {
  const remedy = 'Call .log1p() before flavours "seurat" and "cellRanger"; call "seuratV3" on the counts themselves.';
  return new OmixelError("UnsuitableData", what, remedy, { step: name });
}

/** The features with the highest scores, in table order. */
function best({ score }: Variability, top: number, ctx: Context): Uint32Array {
  const judged = Uint32Array.from(score.keys()).filter((j) => !Number.isNaN(score[j]!));
  if (judged.length < top) {
    const constant = score.length - judged.length;
    const why = constant > 0 ? `${score.length} features, ${constant} of them constant` : `${score.length} features`;
    warn(ctx, name, `The top ${top} were asked for, but there are only ${why}; ${judged.length} are kept.`);
  }
  return judged
    .sort((a, b) => (score[a] === score[b] ? a - b : score[a]! > score[b]! ? -1 : 1))
    .slice(0, top)
    .sort();
}

function withinCutoffs({ mean, score }: Variability, options: Required<HighlyVariableOptions>): Uint32Array {
  // As in scanpy, a feature that cannot be judged counts as 0, and one above a bin that is otherwise all equal (Infinity) as
  // the largest number there is.
  const highest = options.maxMean ?? Infinity;
  return Uint32Array.from(score.keys()).filter(
    (j) => mean[j]! > options.minMean && mean[j]! < highest && (score[j]! || 0) > options.minDispersion,
  );
}

function checkOptions(options: Required<HighlyVariableOptions>): void {
  const { flavour, top, bins, span, maxMean } = options;
  requireOneOf(name, "flavour", flavour, ["seurat", "cellRanger", "seuratV3"]);
  const require = (condition: boolean, option: string, value: unknown, expected: string, remedy: string) =>
    requireOption(condition, name, `Option "${option}" is ${String(value)}, but ${expected}.`, remedy);
  require(top === null ||
    (Number.isInteger(top) &&
      top >= 3), "top", top, "a whole number of at least 3 is expected", "Use null to choose by cutoffs.");
  require(Number.isInteger(bins) && bins >= 1, "bins", bins, "a whole number of at least 1 is expected", "Use 20.");
  require(span > 0 && span <= 1, "span", span, "a share above 0 to 1 is expected", "Use 0.3.");
  const noLimit = "Use null for no limit.";
  for (const option of ["minMean", "minDispersion"] as const)
    require(Number.isFinite(options[option]), option, options[
      option
    ], "a number is expected", `Use ${defaults[option]}.`);
  require(maxMean === null || Number.isFinite(maxMean), "maxMean", maxMean, "a number or null is expected", noLimit);
  const cutoffs = (["minMean", "maxMean", "minDispersion"] as const).filter((key) => options[key] !== defaults[key]);
  requireOption(
    top === null || cutoffs.length === 0,
    name,
    `Option "top" (${top}) and the cutoff ${cutoffs.map((key) => `"${key}"`).join(", ")} exclude each other.`,
    "Set top: null to choose by cutoffs, or leave the cutoffs out.",
  );
  requireOption(
    top !== null || flavour !== "seuratV3",
    name,
    'Flavour "seuratV3" has no cutoffs, so it needs "top".',
    "Set top to the number of features to keep.",
  );
}
