import { unknownName } from "../errors.js";
import { kernelSignal } from "../omics/kernel-signal.js";
import type { Omics } from "../omics/omics.js";
import type { StudyResult } from "../omics/study-result.js";
import { type Given, wholeNumber } from "./arguments.js";
import { planOf } from "./job.js";
import { givenInEnvironment } from "./job-environment.js";
import { defaultFolder, type JobOption, jobOptions } from "./job-options.js";
import { joinAssays } from "./job-tables.js";
import { Terminal } from "./terminal.js";

/** Settings of the main job: the options of `omixel job`, each with a default that suits a table of counts. */
export interface MainJobSettings {
  /** Table of counts, genes as rows or columns, plain or gzip. Default: a simulated cohort. */
  readonly data?: string;
  /**
   * Instead of `data`, several tables of the same samples, a file for each assay: { rna: "rna.tsv", mirna: "mirna.tsv" },
   * or "rna=rna.tsv;mirna=mirna.tsv". A sample may lack assays, unless the fusion is "early". Default none.
   */
  readonly assay?: string | Readonly<Record<string, string>>;
  /** How several tables become one study: "early", "intermediate" or "late". Default "late". */
  readonly fuse?: "early" | "intermediate" | "late";
  /** Table with the samples' labels. Default: the labels stand in the table itself. */
  readonly labels?: string;
  /** Column of the labels. Default: the only one beside the names. */
  readonly label?: string;
  /** Column whose equal values never straddle folds (patient). Default none. */
  readonly group?: string;
  /** Regular expression on the sample's name; its first group is the sample's group. Default none. */
  readonly groupPattern?: string;
  /** Which side of the table the genes are on. Default "auto". */
  readonly features?: "rows" | "columns" | "auto";
  /**
   * "counts": filter, depth, logarithm, variable genes; "log": the logarithm alone; "none". Default "counts". With several
   * tables one word for all, or a word for each, "rna=counts,mirna=log"; tables that are not named stay as they are.
   */
  readonly prepare?: string;
  /** Variable genes kept. Default 2000. */
  readonly top?: number;
  /** Image size and length of training: "default", "quick" or "paper". Default "quick" without data. */
  readonly preset?: "default" | "quick" | "paper";
  /** Name of an encoder. Default "saliencyRgb". */
  readonly encoder?: string;
  /** Side of the images, 8 or more. Default: the preset's. */
  readonly pixels?: number;
  /** Name of a network. Default "resnet18". */
  readonly model?: string;
  /** "auto": the recipe for small tables, in place of encoder and network. Default "none". */
  readonly recipe?: "none" | "auto";
  /** Safetensors file to start from. Default: from scratch. */
  readonly weights?: string;
  /** Least optimiser steps of a training. Default: the preset's. */
  readonly steps?: number;
  /** Epochs of a training. Default: the preset's. */
  readonly epochs?: number;
  readonly learningRate?: number;
  /** Number of folds, or "file.json#key" with the rows of each test fold. Default 5. */
  readonly folds?: number | string;
  /** "shuffledLayout", "shuffledLabels", both with a comma, or "none". */
  readonly controls?: string;
  /** GMT file of gene sets. Default: one found in a folder `genesets` beside the data's own. */
  readonly sets?: string;
  /** Of everything random. Default 1. */
  readonly seed?: number;
  /** Folds that run at once; 0 = all in this process. Default: one per processor core. */
  readonly jobs?: number;
  /** Folder that the run is written to. Default "omixel-report". */
  readonly out?: string;
  /** Computes everything anew. Default false. */
  readonly noCache?: boolean;
}

/** The main job with its settings, ready to run. */
export interface MainJob {
  /** The whole study in writing; `plan.toJSON()` shows it. */
  readonly plan: Omics;
  /** Folder that the run is written to. */
  readonly out: string;
  /**
   * Runs the plan and writes its folder; a stopped run leaves its finished folds there.
   *
   * @param how `tell` gets the lines of progress, default: standard error, and in a notebook, where the training shows
   *   itself, nobody (unless OMIXEL_PROGRESS is "lines"); `signal` stops the run, default in a notebook:
   *   stopping the cell; `enough` ends the trainings early, with what they have learnt
   * @throws Aborted when stopped; every tag of the steps
   */
  run(how?: {
    readonly tell?: (line: string) => void;
    readonly signal?: AbortSignal;
    readonly enough?: AbortSignal;
  }): Promise<StudyResult>;
  /**
   * Waits until the last run is over and its files are written, also a run whose cell was stopped before.
   *
   * @returns what ended it, if it did not finish
   */
  ended(): Promise<Error | undefined>;
}

/**
 * The whole road, from a table (or a simulated cohort) to genes, gene sets and the report.
 *
 * @example
 * const job = mainJob({ data: "counts.tsv", labels: "labels.tsv", preset: "quick" });
 * const study = await job.run();
 * @throws UnknownName, InvalidOption
 */
export function mainJob(settings: MainJobSettings = {}): MainJob {
  const given: Given = { values: asGiven(settings), positionals: [] };
  const plan = planOf(given);
  const out = settings.out ?? defaultFolder;
  const jobs = wholeNumber("jobs", given.values.jobs);
  let last: Promise<Error | undefined> = Promise.resolve(undefined);
  const start = async ({ tell, signal = kernelSignal(), enough }: Parameters<MainJob["run"]>[0] = {}) => {
    // The executor is loaded when something runs: importing the library in a cell stays instant.
    const { runInto } = await import("./run.js");
    const study = await runInto(plan.toJSON(), {
      out,
      signal: signal ?? new AbortController().signal,
      ...(enough ? { enough } : {}),
      cache: !given.values["no-cache"],
      terminal: new Terminal(tell ?? usualTell()),
      ...(jobs === undefined ? {} : { jobs }),
    });
    return study!;
  };
  const run: MainJob["run"] = (how) => {
    const study = start(how);
    last = study.then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    return study;
  };
  return Object.freeze({ plan, out, run, ended: () => last });
}

/** The settings that the environment holds: `OMIXEL_DATA`, `OMIXEL_LEARNING_RATE` and so on. */
mainJob.settings = (environment: Readonly<Record<string, string | undefined>> = process.env): MainJobSettings =>
  Object.fromEntries(
    Object.entries(givenInEnvironment(environment)).map(([name, value]) => [camelCase(name), value]),
  ) as MainJobSettings;

function asGiven(settings: MainJobSettings): Given["values"] {
  const options = Object.keys(jobOptions) as JobOption[];
  const byName = new Map(options.map((option) => [camelCase(option), option]));
  const said = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]: [string, string | number | boolean | Readonly<Record<string, string>>]) => {
      const option = byName.get(name);
      if (!option) throw unknownName("setting", name, [...byName.keys()], { step: "mainJob" });
      if (typeof value === "boolean") return [option, value];
      const assays = typeof value === "object" ? Object.entries(value).map((each) => each.join("=")) : undefined;
      return [option, assays ? joinAssays(assays) : String(value)];
    }),
  );
}

function camelCase(option: string): string {
  return option.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Undefined: the terminal's own, standard error. */
function usualTell(): ((line: string) => void) | undefined {
  return kernelSignal() && process.env["OMIXEL_PROGRESS"] !== "lines" ? () => undefined : undefined;
}
