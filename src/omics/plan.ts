import { OmixelError } from "../errors.js";
import { readDefaults, type ReadSettings } from "../io/read-settings.js";
import { checkAssayNames } from "../modalities/feature-identity.js";

/**
 * Newest version of the plan's written form. A plan is written in the oldest version that can say what it says, so that an
 * older omixel refuses only what it could not run: 2 = several tables, or names of features in a file of their own.
 */
export const PLAN_VERSION = 2;

/** Settings of reading that a plan always tells; others stand there where they are asked for. */
const alwaysTold = ["features", "duplicates"] as const satisfies readonly (keyof ReadSettings)[];
type AlwaysTold = (typeof alwaysTold)[number];

/** A table on the disk. */
export interface TableFile extends Pick<ReadSettings, AlwaysTold>, Partial<Omit<ReadSettings, AlwaysTold>> {
  readonly file: string;
}

/** Where the table, or the tables, come from. */
export type Source =
  | TableFile
  /** One table an assay, joined by sample name. */
  | { readonly assays: Readonly<Record<string, TableFile>> }
  | { readonly simulate: Readonly<Record<string, unknown>> }
  /** A cohort that was handed over in memory; its plan alone cannot be run again. */
  | { readonly memory: string };

/** One recorded verb. */
export interface PlanStep {
  readonly verb: string;
  /** Encoder, model or explainer, for the verbs that choose one. */
  readonly method?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the fluent calls record, complete and readable: the contract with command line, clusters and colleagues. */
export interface PlanJson {
  readonly omixel: number;
  readonly source: Source;
  readonly seed: number;
  readonly steps: readonly PlanStep[];
}

/**
 * Checks the shape of a written plan. Verbs and options are checked when the plan is rebuilt from it.
 *
 * @throws NewerVersion for a plan written by a later omixel; InvalidOption for anything that is not a plan
 */
export function parsePlan(value: unknown): PlanJson {
  const wrong = (what: string) =>
    new OmixelError("InvalidOption", `This is not an omixel plan: ${what}.`, "A plan is what plan.toJSON() returns.");
  if (!isRecord(value)) throw wrong("it is not an object");
  if (typeof value.omixel !== "number") throw wrong('the field "omixel" (version) is missing');
  if (value.omixel > PLAN_VERSION)
    throw new OmixelError(
      "NewerVersion",
      `The plan is of version ${value.omixel}; this omixel reads versions up to ${PLAN_VERSION}.`,
      "Install a newer omixel.",
    );
  if (!isRecord(value.source)) throw wrong('the field "source" is missing');
  if (!Number.isSafeInteger(value.seed)) throw wrong('the field "seed" is not an integer');
  if (value.source.assays !== undefined) parseAssays(value.source.assays, wrong);
  if (!Array.isArray(value.steps)) throw wrong('the field "steps" is not a list');
  for (const [index, step] of value.steps.entries())
    if (!isRecord(step) || typeof step.verb !== "string") throw wrong(`step ${index + 1} has no "verb"`);
  return value as unknown as PlanJson;
}

function parseAssays(value: unknown, wrong: (what: string) => OmixelError): void {
  if (!isRecord(value)) throw wrong('the field "assays" of the source is not an object');
  checkAssayNames(Object.keys(value));
  for (const [name, table] of Object.entries(value))
    if (!isRecord(table) || typeof table.file !== "string") throw wrong(`assay "${name}" has no "file"`);
}

/** The version in which a plan on this source is written. */
export function versionFor(source: Source): number {
  const newer = Object.keys(readDefaults).filter((name) => !(alwaysTold as readonly string[]).includes(name));
  return "assays" in source || ("file" in source && newer.some((option) => option in source)) ? 2 : 1;
}

/** The step of a verb that occurs at most once. */
export function stepOf(plan: PlanJson, verb: string): PlanStep | undefined {
  return plan.steps.find((step) => step.verb === verb);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
