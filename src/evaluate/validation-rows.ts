import { OmixelError } from "../errors.js";
import type { Random } from "../random.js";
import { assignGroups } from "./assign-groups.js";

/** Training rows taken apart; both lists keep the order of the rows they were taken from. */
export interface ValidationSplit {
  /** Rows that weights are learnt from. */
  readonly fit: Int32Array;
  /** Rows that decide when to stop, or which setting is best. */
  readonly validation: Int32Array;
}

/**
 * Sets some training rows aside, so that nothing is ever chosen by looking at a test row.
 *
 * Each class gives `share` of its rows, rounded, at least one and never all; a class with a single row keeps it for
 * fitting. With groups, whole groups are set aside.
 *
 * @param rows training rows of a fold
 * @param labels class of every row of the cohort
 * @param share fraction of the training rows to set aside, above 0, at most 0.5
 * @param random chooses the rows
 * @param groups group of every row of the cohort
 * @throws InvalidOption for a share out of range
 * @throws TooFewSamples if no row can be set aside, or, with groups, every choice would take a class away whole
 */
export function validationRows(
  rows: Int32Array,
  labels: readonly string[],
  share: number,
  random: Random,
  groups?: readonly string[],
): ValidationSplit {
  if (!(share > 0 && share <= 0.5))
    throw new OmixelError("InvalidOption", `The validation share is ${share}.`, "Choose a share above 0, at most 0.5.");
  const chosen = groups ? wholeGroups(rows, labels, share, random, groups) : someOfEach(rows, labels, share, random);
  return { fit: rows.filter((row) => !chosen.has(row)), validation: rows.filter((row) => chosen.has(row)) };
}

function someOfEach(rows: Int32Array, labels: readonly string[], share: number, random: Random): Set<number> {
  const members = new Map<string, number[]>();
  for (const row of rows) if (!members.get(labels[row]!)?.push(row)) members.set(labels[row]!, [row]);
  const chosen = new Set<number>();
  for (const own of members.values()) {
    const count = Math.min(Math.max(1, Math.round(share * own.length)), own.length - 1);
    for (const row of random.shuffle(own).slice(0, count)) chosen.add(row);
  }
  if (chosen.size === 0) throw tooFew(`Each class has at most one of the ${rows.length} training samples`);
  return chosen;
}

function wholeGroups(
  rows: Int32Array,
  labels: readonly string[],
  share: number,
  random: Random,
  groups: readonly string[],
): Set<number> {
  const ownLabels = Array.from(rows, (row) => labels[row]!);
  const ownGroups = Array.from(rows, (row) => groups[row]!);
  const parts = Math.min(Math.round(1 / share), new Set(ownGroups).size);
  if (parts < 2) throw tooFew("All training samples are of one group");
  const partOf = assignGroups(ownLabels, ownGroups, parts, random);
  const classes = new Set(ownLabels).size;
  for (let part = 0; part < parts; part++) {
    const left = new Set(ownLabels.filter((_, i) => partOf[i] !== part));
    if (left.size === classes) return new Set(rows.filter((_, i) => partOf[i] === part));
  }
  throw tooFew("Each choice of groups would take a whole class away");
}

const tooFew = (what: string) =>
  new OmixelError("TooFewSamples", `${what}, so that none can be set aside.`, "Train without validation rows.");
