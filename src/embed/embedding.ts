import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";

/** Places points of many dimensions in few, so that near points stay near. */
export interface Embedding<Options extends object = object> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /**
   * @param points n × dimensions, finite, n ≥ 1
   * @returns n × components
   * @throws MissingValues when a value is NaN or infinite; UnsuitableData when there is no point
   */
  embed(points: Dense, options: Partial<Options>, ctx: Context): Promise<Dense>;
}

// A registry holds embeddings of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEmbedding = Embedding<any>;
