import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Matrix } from "../data/matrix.js";

/** What features are ranked by: samples × features, and the class of each sample. */
export interface RankInput {
  readonly values: Matrix;
  /** 0 … classNames.length - 1, one a sample; each class occurs. */
  readonly classes: Int32Array;
  readonly classNames: readonly string[];
  /** How many features are to be kept: what chooses one feature after another ends there. */
  readonly wanted: number;
}

/** A way to tell which features matter. */
export interface Ranker<Options extends object = object> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** Whether it compares classes: then there are at least two. */
  readonly supervised: boolean;
  /** Least number of samples a class must have. */
  readonly leastMembers: number;
  /** Missing values: left out feature by feature, or refused. */
  readonly missing: "leftOut" | "refused";
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /** @returns a score a feature, the higher the better, never NaN */
  rank(
    data: RankInput,
    options: Required<Options>,
    ctx: Pick<Context, "random" | "signal" | "progress">,
  ): Float64Array | Promise<Float64Array>;
}

// A registry holds rankers of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyRanker = Ranker<any>;

/** A ranker, frozen with what is in it. */
export function ranker<Options extends object>(definition: Ranker<Options>): Ranker<Options> {
  return Object.freeze({
    ...definition,
    source: Object.freeze(definition.source),
    defaults: Object.freeze(definition.defaults),
  });
}
