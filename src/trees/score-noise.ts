import type { Random } from "../random.js";

/** Normal noise on the scores of cuts; the same for a cut whoever asks, so that threads change no number. */
export interface ScoreNoise {
  /** Where the feature's noise begins. */
  startOf(feature: number): number;
  /** Noise of one of a feature's cuts. */
  at(start: number, code: number): number;
}

/** Drawn once: a normal number for each cut of each level would take longer than the search itself. */
const drawn = 2 ** 16;

export const noNoise: ScoreNoise = Object.freeze({ startOf: () => 0, at: () => 0 });

/** @returns makes the noise of a level, of the given standard deviation */
export function scoreNoise(random: Random): (deviation: number) => ScoreNoise {
  const normals = Float64Array.from({ length: drawn }, () => random.normal());
  return (deviation) => {
    if (deviation === 0) return noNoise;
    const salt = random.integer(2 ** 32);
    return {
      startOf(feature) {
        let mixed = Math.imul(feature ^ salt, 0x9e3779b1);
        mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
        return (mixed ^ (mixed >>> 13)) & (drawn - 1);
      },
      at: (start, code) => deviation * normals[(start + code) & (drawn - 1)]!,
    };
  };
}
