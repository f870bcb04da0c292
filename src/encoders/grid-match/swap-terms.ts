import type { MismatchName } from "./mismatch.js";

/**
 * A summand of a mismatch that sees features and pixels apart: `weight × of(a) × of(b)` for the number a of a pair of features
 * and b of a pair of pixels, both as shares of the largest.
 */
export interface SwapTerm {
  readonly weight: number;
  /** How many waves tell `of(b)` for all pairs of pixels; with so many, 98 % of its squares or more. */
  readonly waves: number;
  of(share: number): number;
}

/** What of a mismatch changes with the arrangement. Sums over a alone, and over b alone, are the same for all of them. */
export const swapTerms: Readonly<Record<MismatchName, readonly SwapTerm[]>> = {
  /** |a - b| is, but for such sums, the series of -4 cos(kπa) cos(kπb) / (kπ)²: its first three. */
  absolute: [8, 16, 32].map((waves, i) => {
    const turns = Math.PI * (i + 1);
    return { weight: -4 / turns ** 2, waves, of: (share) => Math.cos(turns * share) };
  }),
  /** (a - b)² is -2ab. */
  squared: [{ weight: -2, waves: 8, of: (share) => share - 0.5 }],
};
