import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { OmixelError, unknownName } from "../errors.js";
import { omics } from "../omics/omics.js";
import type { PlanJson, TableFile } from "../omics/plan.js";
import { requireWritable, writePartialRun, writeRun } from "../omics/run-folder.js";
import { runOneFold, runPlan, Stopped } from "../omics/run.js";
import type { StudyResult } from "../omics/study-result.js";
import { readArguments, wholeNumber } from "./arguments.js";
import { assayFiles, assayOption } from "./assay-files.js";
import { summarise } from "../report/summary-text.js";
import { Terminal } from "./terminal.js";

const options = {
  out: { type: "string" },
  fold: { type: "string" },
  jobs: { type: "string" },
  "no-cache": { type: "boolean" },
  ...assayOption,
} as const;

/** `omixel run PLAN.json --out DIR [--fold K] [--jobs N] [--assay NAME=FILE …]`. */
export async function runCommand(args: readonly string[], signal: AbortSignal): Promise<void> {
  const { values, lists, positionals } = readArguments("run", args, options, ["PLAN.json"]);
  const fold = wholeNumber("fold", values.fold);
  const jobs = wholeNumber("jobs", values.jobs);
  const out = values.out as string | undefined;
  if (!out) throw new OmixelError("InvalidOption", "--out is missing.", "Name the folder that the run is written to.");
  await execute(withFiles(readPlan(positionals[0]!), assayFiles(lists?.assay)), {
    out,
    signal,
    cache: !values["no-cache"],
    ...(fold === undefined ? {} : { fold }),
    ...(jobs === undefined ? {} : { jobs }),
  });
}

interface How {
  readonly out: string;
  readonly signal: AbortSignal;
  /** Ends the trainings early, with what they have learnt. */
  readonly enough?: AbortSignal;
  readonly cache: boolean;
  /** One fold alone, counted from 0. */
  readonly fold?: number;
  readonly jobs?: number;
}

/** Runs a plan, writes its folder and prints what came out. */
export async function execute(plan: PlanJson, how: How): Promise<void> {
  const study = await runInto(plan, { ...how, terminal: new Terminal() });
  if (study) process.stdout.write(`\n${summarise(study.data)}\n`);
}

/**
 * Runs a plan and writes its folder; a stopped run leaves its finished folds there.
 *
 * @returns the finished study; undefined for one fold alone
 */
export async function runInto(plan: PlanJson, how: How & { terminal: Terminal }): Promise<StudyResult | undefined> {
  const { out, signal, enough, cache, fold, jobs, terminal } = how;
  requireWritable(out);
  const options = {
    signal,
    cache,
    onProgress: terminal.onProgress,
    ...(enough ? { enough } : {}),
    ...(jobs === undefined ? {} : { jobs }),
  };
  try {
    const study = fold === undefined ? await runPlan(plan, options) : undefined;
    if (study) {
      terminal.say("write");
      await writeRun(out, study);
    } else await writePartialRun(out, await runOneFold(plan, fold!, options));
    terminal.say(`written to ${out}`);
    return study;
  } catch (error) {
    if (error instanceof Stopped && error.partial) await writePartialRun(out, error.partial);
    throw error;
  }
}

/** A plan file; its relative paths count from the working folder, or else from the plan's own folder. */
function readPlan(file: string): PlanJson {
  if (!existsSync(file)) throw new OmixelError("FileNotFound", "There is no such plan.", "Check the path.", { file });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new OmixelError(
      "InvalidOption",
      `This is not JSON: ${(error as Error).message}.`,
      "Write it with plan.toJSON().",
      {
        file,
      },
    );
  }
  const plan = omics.fromJSON(value).toJSON();
  const besidePlan = (path: unknown): unknown => {
    if (typeof path !== "string" || isAbsolute(path) || existsSync(path)) return path;
    const beside = join(dirname(file), path);
    return existsSync(beside) ? beside : path;
  };
  const resolve = <T extends object>(holder: T): T => {
    const paths = Object.entries(holder).filter(([name]) => name === "file" || name === "featureNames");
    return { ...holder, ...Object.fromEntries(paths.map(([name, path]) => [name, besidePlan(path)])) };
  };
  const { source } = plan;
  return {
    ...plan,
    source:
      "assays" in source
        ? { assays: Object.fromEntries(Object.entries(source.assays).map(([name, table]) => [name, resolve(table)])) }
        : resolve(source),
    steps: plan.steps.map((step) => ({ ...step, options: resolve(step.options) })),
  };
}

/** The plan on other tables: the same assays on another machine, or of other samples. */
function withFiles(plan: PlanJson, files: Readonly<Record<string, string>> | undefined): PlanJson {
  if (!files) return plan;
  if (!("assays" in plan.source))
    throw new OmixelError(
      "InvalidOption",
      "The plan does not start on several assays.",
      "Leave --assay out; it names the file of one of several.",
    );
  const assays: Record<string, TableFile> = { ...plan.source.assays };
  for (const [name, file] of Object.entries(files)) {
    if (!Object.hasOwn(assays, name)) throw unknownName("assay", name, Object.keys(assays));
    assays[name] = { ...assays[name]!, file };
  }
  return { ...plan, source: { assays } };
}
