import type { Random } from "../random.js";

/** The samples of a node. */
export interface Node {
  readonly rows: Uint32Array;
  /** How often each of them counts. */
  readonly weights: Uint32Array;
  /** Class of each. */
  readonly classes: Int32Array;
  /** Sum of the weights, and of each class. */
  readonly size: number;
  readonly all: Float64Array;
}

/** What a feature has to offer where it is the same for all samples of a node, or where no cut is allowed. */
export const constant = -2;
export const forbidden = -1;

/** A way to look for a cut between the samples of a node; its arrays serve for all nodes. */
export interface Cuts {
  /** Looks at this node from now on. */
  enter(node: Node): void;
  /**
   * How pure the two sides of the feature's cut are: sum of squared class sizes over their sum, of both sides; or
   * `constant`, or `forbidden`.
   */
  look(feature: number, random: Random): number;
  /** The cut that was looked at last. */
  cut(): number;
  /** Brings the rows below the cut to the front, in place; returns how many they are. */
  part(rows: Uint32Array, feature: number, cut: number): number;
}
