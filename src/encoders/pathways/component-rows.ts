import type { ImageSize } from "../encoder.js";
import type { Components, Pathway } from "./pathway.js";

/** A loading below this is rounding. */
const NOTHING = 1e-12;

type Weighed = Pathway & Components;

/** Features that weigh something in some component, ascending: constant ones do not. */
export function weighedFeatures(pathways: readonly Weighed[]): Uint32Array {
  const weighed = new Set<number>();
  for (const { members, weights } of pathways)
    weights.forEach((weight, at) => {
      if (Math.abs(weight) > NOTHING) weighed.add(members[at % members.length]!);
    });
  return Uint32Array.from(weighed).sort();
}

/**
 * Tells what features weigh on each pixel: each pathway has rows of its own, each component columns.
 *
 * @param count components of each, at most as many as columns
 */
export function componentRows(
  pathways: readonly Weighed[],
  count: number,
  { height, width }: ImageSize,
  visit: (pixel: number, feature: number, weight: number) => void,
): void {
  for (let y = 0; y < height; y++) {
    const { members, weights } = pathways[Math.floor((y * pathways.length) / height)]!;
    for (let x = 0; x < width; x++) {
      const first = Math.floor((x * count) / width) * members.length;
      members.forEach((feature, j) => {
        const weight = weights[first + j]!;
        if (Math.abs(weight) > NOTHING) visit(y * width + x, feature, weight);
      });
    }
  }
}
