import { requireNumber, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { BoosterOptions } from "./boosting.js";
import { mostCodes } from "./ordered-features.js";

/** @throws InvalidOption where one of the options that all boosters share is out of range */
export function checkBooster(name: string, { rounds, learningRate, lambda, bins }: BoosterOptions): void {
  requireWhole(name, "rounds", rounds, 1, "Use 100.");
  const rate = (value: number) => value > 0 && value <= 1;
  requireNumber(name, "learningRate", learningRate, rate, "a number above 0 and up to 1 is expected", "Use 0.1.");
  requireNumber(name, "lambda", lambda, (value) => value >= 0, "a number of at least 0 is expected", "Use 1.");
  requireWhole(name, "bins", bins, 2, "Use 255.");
  requireOption(bins <= mostCodes, name, `Option "bins" is ${bins}.`, `Use at most ${mostCodes}.`);
}
