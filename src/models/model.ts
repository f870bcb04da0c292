import type { Citation } from "../citation.js";
import type { Engine } from "../engine/engine.js";
import type { Random } from "../random.js";
import type { TrainOptions } from "../train/train-options.js";
import type { Network, NetworkInput } from "./network.js";

/** A kind of network: one file, one registry line. */
export interface Model<Options extends object = object> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** How it is trained by default, where its paper says so; the rest as every network. */
  readonly training?: Readonly<Partial<TrainOptions>>;
  /** true: its networks tell what they look at (`Network.attention`). */
  readonly attention?: true;
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /** A network with seeded random weights. @throws ImpossibleGeometry for images that are too small */
  build(input: NetworkInput, options: Required<Options>, engine: Engine, random: Random): Network;
}

// A registry holds models of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyModel = Model<any>;
