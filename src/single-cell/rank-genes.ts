import { warn } from "../context.js";
import { featureNames } from "../data/assay.js";
import type { Cohort } from "../data/cohort.js";
import { texts } from "../data/table.js";
import { OmixelError, unknownName } from "../errors.js";
import { requireOneOf } from "../prepare/require.js";
import { compareGroups, type GroupTest } from "../rank/compare-groups.js";
import { shortNumber } from "../io/value-scale.js";
import { mergeOptions, requireOption } from "../registry.js";
import { measuredSamples } from "./measured-samples.js";
import { RankedGenes } from "./ranked-genes.js";
import { type AnalysisOptions, analysisContext } from "./run-context.js";

export interface RankGenesOptions {
  /**
   * Column of the sample table that names the groups, or a group for each sample, such as a column of another cohort of
   * the same samples; "" = left out. Default "leiden".
   */
  readonly by: string | Iterable<string | null>;
  /**
   * "wilcoxon" (default): rank-sum test, normal approximation without continuity correction; "tTest": Welch's;
   * "tTestOverestimatedVariance": Welch's with the others counted as no more than the group has members.
   */
  readonly test: GroupTest;
  /** Group that all are compared with; "rest" (default) = all others together. */
  readonly reference: string;
  /** Groups to compare; the others still count among the rest. Default [] = all. */
  readonly groups: readonly string[];
  /** Whether ties lower the variance of the rank sums ("wilcoxon"): right, but not the reference's default. Default false. */
  readonly tieCorrect: boolean;
  /** Name of the assay; "" (default) = the only one. */
  readonly assay: string;
}

export const rankGenesDefaults: Readonly<RankGenesOptions> = Object.freeze({
  by: "leiden",
  test: "wilcoxon",
  reference: "rest",
  groups: Object.freeze([]),
  tieCorrect: false,
  assay: "",
});

const step = "rankGenes";
/** No logarithm of a count is larger: 2^40 molecules are more than there are. */
const largestLog = 40;

/**
 * Which genes mark a group: each group against all others, gene by gene. The values are to be ln(1 + amount) of all genes,
 * as after `.normalizeTotal().log1p()`, neither scaled nor cut to variable genes; a warning says where they are not. Every gene is ranked once for all groups.
 *
 * Groups that were found in the same values make the p-values too small: they order genes, and prove no difference.
 *
 * Papers: Wilcoxon 1945; Welch 1947; Benjamini & Hochberg 1995. Reference: scanpy 1.11.5, tl.rank_genes_groups.
 *
 * @param options {@link RankGenesOptions}
 * @throws UnknownName for a column, group or reference that is not there; UnsuitableData for fewer than two groups, and for
 *   a group of one sample under a t-test; MissingValues; InvalidOption; Aborted
 * @example
 * const logged = await omics("pbmc.h5ad").normalizeTotal().log1p().table();
 * const markers = await rankGenes(logged, { by: clustered.samples.getChild("leiden")! });
 * markers.table(10);
 */
export async function rankGenes(
  cohort: Cohort,
  options: Partial<RankGenesOptions> = {},
  run: AnalysisOptions = {},
): Promise<RankedGenes> {
  const { by, test, reference, groups, tieCorrect, assay: name } = checked(options);
  const { assay, rows, values } = measuredSamples(step, cohort, name);
  const labels = typeof by === "string" ? texts(cohort.samples, by) : Array.from(by, (label) => label ?? "");
  const own = Array.from(rows, (row) => labels[row]!);
  const sizes = new Map<string, number>();
  for (const label of own) if (label !== "") sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const names = [...sizes.keys()].sort(naturally);
  if (labels.length !== cohort.samples.numRows)
    throw unsuitable(`There are ${labels.length} groups for ${cohort.samples.numRows} samples.`, "Give one a sample.");
  if (names.length < 2)
    throw unsuitable(`There are ${names.length} groups, and two are needed.`, "Choose another column.");
  for (const group of [...groups, ...(reference === "rest" ? [] : [reference])])
    if (!sizes.has(group)) throw unknownName("group", group, names, { step });
  const lone = names.find((group) => sizes.get(group) === 1);
  if (test !== "wilcoxon" && lone !== undefined)
    throw unsuitable(
      `Group "${lone}" has one sample, so that its variance is not known.`,
      'Leave it out with "" in its place, or use { test: "wilcoxon" }.',
    );
  const ctx = await analysisContext(step, 1, run);
  const warnings = doubts(rangeOf(values.values));
  for (const warning of warnings) warn(ctx, step, warning);

  const at = new Map(names.map((group, g) => [group, g]));
  const groupOf = Int32Array.from(own, (label) => at.get(label) ?? -1);
  const tests = { test, tieCorrect, ...(reference === "rest" ? {} : { reference: at.get(reference)! }) };
  const found = await compareGroups(values, groupOf, names.length, tests, ctx);
  return new RankedGenes(
    featureNames(assay),
    found
      .map(({ group, ...difference }) => ({ name: names[group]!, samples: sizes.get(names[group]!)!, ...difference }))
      .filter((group) => groups.length === 0 || groups.includes(group.name)),
    { test, reference, warnings },
  );
}

function checked(options: Partial<RankGenesOptions>): Readonly<RankGenesOptions> {
  const { by, ...rest } = options;
  const merged = { ...mergeOptions<RankGenesOptions>(step, rankGenesDefaults, rest), by: by ?? rankGenesDefaults.by };
  requireOneOf(step, "test", merged.test, ["wilcoxon", "tTest", "tTestOverestimatedVariance"]);
  requireOption(Array.isArray(merged.groups), step, 'Option "groups" is no list.', "List the groups, or leave it out.");
  return merged;
}

/** Why fold changes are not what they are taken for: they assume ln(1 + amount). Tests and scores take any values. */
function doubts({ smallest, largest }: { readonly smallest: number; readonly largest: number }): string[] {
  if (smallest < 0)
    return [
      `There are negative values (the smallest is ${shortNumber(smallest)}), as scaling leaves them: fold changes assume ` +
        "ln(1 + amount) and mean nothing here, or are NaN; scores and p-values stand. Rank what " +
        ".normalizeTotal().log1p() gives, before .scale() and .regressOut().",
    ];
  return largest > largestLog
    ? [`The largest value is ${largest}: fold changes assume ln(1 + amount), as .log1p() gives it.`]
    : [];
}

/** @throws MissingValues */
function rangeOf(values: Float32Array): { smallest: number; largest: number } {
  let [smallest, largest] = [0, 0];
  for (const value of values) {
    if (!Number.isFinite(value))
      throw new OmixelError("MissingValues", "There are missing or infinite values.", "Fill them first: .impute().", {
        step,
      });
    if (value > largest) largest = value;
    else if (value < smallest) smallest = value;
  }
  return { smallest, largest };
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });

const unsuitable = (what: string, remedy: string) => new OmixelError("UnsuitableData", what, remedy, { step });
