import type { Registry } from "../registry.js";
import type { AnyBaseline } from "./baseline.js";
import { kNearestNeighbours } from "./k-nearest-neighbours.js";

/** Plain methods by name, to be judged beside networks on the same folds; a line's comment is what a notebook shows on hover. */
export const baselines = {
  /** The classes of the nearest training samples. Cover & Hart 1967. */
  kNearestNeighbours,
} as const satisfies Registry<AnyBaseline>;
