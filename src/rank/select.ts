import { type Context, warn } from "../context.js";
import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort, labelsOf } from "../data/cohort.js";
import { applyToAssay, type AssayChoice, type AssayState } from "../prepare/assay-step.js";
import { keepFeatures } from "../prepare/keep-features.js";
import { requireThreeFeatures, requireWhole } from "../prepare/require.js";
import type { OptionsOf, Step } from "../step.js";
import { rankInput, rankOrder } from "./rank-input.js";
import type { AnyRanker, RankInput } from "./ranker.js";
import { rankers } from "./registry.js";

export interface SelectOptions extends AssayChoice {
  /** Features to keep, at least 3; more than there are = all of them. Default 100. */
  readonly top: number;
}

/** Options of `select` with a ranker: how many features to keep, and the ranker's own. */
export type SelectOptionsOf<Name extends keyof typeof rankers> = Partial<SelectOptions> &
  OptionsOf<(typeof rankers)[Name]>;

/** What a selection has learnt: columns, ascending, and the score of each. */
export interface Selected {
  readonly kept: Uint32Array;
  readonly scores: Float64Array;
}

/**
 * A step that keeps the features a ranker puts first, in their order in the table. It ranks the training samples on which
 * the assay was measured and whose label is known. Of equal scores at the cut the first features stay.
 */
export function selectStep(ranker: AnyRanker): Step<SelectOptions, AssayState<Selected>> {
  const { name, source } = ranker;
  const defaults = Object.freeze({ assay: "", top: 100, ...(ranker.defaults as object) });
  return Object.freeze({
    name,
    source,
    defaults,
    check(options: SelectOptions) {
      requireWhole(name, "top", options.top, 3, "Use 100.");
      ranker.check?.(options);
    },
    readsLabels: () => ranker.supervised,
    async fit(train: Cohort, options: SelectOptions, ctx: Context) {
      const assay = assayOf(train, options.assay);
      const features = featureNames(assay);
      const data = inputOf(ranker, train, options);
      const scores = await ranker.rank(data, options, ctx);
      const kept = best(name, scores, options.top, ctx);
      requireThreeFeatures(name, kept.length, features.length, "Select among more features.");
      return { features, learnt: { kept, scores: Float64Array.from(kept, (j) => scores[j]!) } };
    },
    apply: (cohort: Cohort, state: AssayState<Selected>, options: SelectOptions, ctx: Context) =>
      applyToAssay({ name, apply: ({ assay }, { kept }) => keepFeatures(assay, kept) }, cohort, state, options, ctx),
  });
}

/** The rankers as steps of a plan, by name. */
export const selections: Readonly<Record<string, Step<SelectOptions, AssayState<Selected>>>> = Object.freeze(
  Object.fromEntries(Object.entries(rankers).map(([name, ranker]) => [name, selectStep(ranker)])),
);

function inputOf(ranker: AnyRanker, train: Cohort, options: SelectOptions): RankInput {
  const { values, measured } = assayOf(train, options.assay);
  return rankInput(ranker, values, measured, ranker.supervised ? labelsOf(train) : undefined, options.top);
}

function best(name: string, scores: Float64Array, top: number, ctx: Context): Uint32Array {
  const count = Math.min(top, scores.length);
  if (top > scores.length) warn(ctx, name, `There are ${scores.length} features, fewer than top ${top}; all are kept.`);
  const scored = scores.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0);
  if (scored < count && count < scores.length)
    warn(ctx, name, `Only ${scored} features score above 0; others fill the top ${top}, in the order of the table.`);
  return rankOrder(scores).slice(0, count).sort();
}
