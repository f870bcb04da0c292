import { OmixelError, unknownName } from "../errors.js";
import { requireOption } from "../registry.js";
import type { Measurements } from "./assay-step.js";
import { describeSightings, type Evidence, examine } from "./evidence.js";

/**
 * What the values look like, once it is sure that none is missing.
 *
 * @throws MissingValues with the count and the first place
 */
export function requireComplete(step: string, data: Measurements): Evidence {
  const evidence = examine(data.assay.values);
  if (evidence.missing.count > 0)
    throw new OmixelError(
      "MissingValues",
      `There are missing or infinite values: ${describeSightings("such", evidence.missing, data)}.`,
      "Fill them first, for example with .impute().",
      { step },
    );
  return evidence;
}

/** Raises UnsuitableData when fewer features are left than a picture or a model can be made of. */
export function requireThreeFeatures(step: string, left: number, of: number, remedy: string): void {
  if (left >= 3) return;
  const what = `${left} of ${of} features are left, but at least 3 are needed.`;
  throw new OmixelError("UnsuitableData", what, remedy, { step });
}

/** Raises InvalidOption unless the option is a number that passes. `expected`: "a share between 0 and 1 is expected". */
export function requireNumber(
  step: string,
  option: string,
  value: unknown,
  passes: (value: number) => boolean,
  expected: string,
  remedy: string,
): void {
  requireOption(
    typeof value === "number" && Number.isFinite(value) && passes(value),
    step,
    `Option "${option}" is ${JSON.stringify(value)}, but ${expected}.`,
    remedy,
  );
}

/** Raises InvalidOption unless the option is a whole number of at least `least`. */
export function requireWhole(step: string, option: string, value: unknown, least: number, remedy: string): void {
  const passes = (whole: number) => Number.isInteger(whole) && whole >= least;
  requireNumber(step, option, value, passes, `a whole number of at least ${least} is expected`, remedy);
}

/** Raises InvalidOption unless the option is a number between 0 and 1. */
export function requireShare(step: string, option: string, value: unknown): void {
  const passes = (share: number) => share >= 0 && share <= 1;
  requireNumber(step, option, value, passes, "a share between 0 and 1 is expected", "Write 20 % as 0.2.");
}

/** Raises InvalidOption unless the option is a list of different texts. `what` they are: "names". */
export function requireDifferent(step: string, option: string, value: unknown, what: string, remedy: string): void {
  const texts = Array.isArray(value) && value.every((text) => typeof text === "string");
  requireOption(
    texts && new Set(value).size === value.length,
    step,
    `Option "${option}" is ${JSON.stringify(value)}, but a list of different ${what} is expected.`,
    remedy,
  );
}

/** Raises UnknownName, nearest names first, unless the option is one of those allowed. */
export function requireOneOf(step: string, option: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw unknownName(`value for option "${option}" called`, value, allowed, { step });
}
