import { OmixelError } from "../errors.js";
import type { PlanJson } from "../omics/plan.js";
import { requireWritable, writePartialRun, writeRun } from "../omics/run-folder.js";
import { runOneFold, runPlan, Stopped } from "../omics/run.js";
import type { StudyResult } from "../omics/study-result.js";
import { readArguments, wholeNumber } from "./arguments.js";
import { assayFiles, assayOption } from "./assay-files.js";
import { planOnFiles, readPlan } from "./read-plan.js";
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
  await execute(planOnFiles(readPlan(positionals[0]!), assayFiles(lists?.assay)), {
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
