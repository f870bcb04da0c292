import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { cohortToArrow, valuesToArrow } from "../data/arrow.js";
import { ABSENT, type Layout } from "../data/layout.js";
import { tableOf } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { writeTsv, writeWhole } from "../io/write.js";
import { writeSafetensors } from "../models/safetensors.js";
import { writeReport } from "../report/write-report.js";
import type { RunResult } from "./result.js";
import type { ScoredRun } from "./score.js";
import type { StudyResult } from "./study-result.js";
import { takeWeights } from "./weights.js";

/**
 * Writes a run's folder, whole or not at all: everything is written beside it under a temporary name, then renamed.
 *
 * @throws Unwritable
 */
export async function writeRun(folder: string, { data, final }: StudyResult): Promise<void> {
  await whole(folder, async (at) => {
    await writeScores(at, data);
    await writeTsv(
      at("genes.tsv"),
      ["feature", "class", "score", "rank", "x", "y", "channel"],
      data.genes.map((gene) => [gene.feature, gene.class, gene.score, gene.rank, gene.x, gene.y, gene.channel]),
    );
    await writeEnrichment(at("enrichment.tsv"), data);
    await writeTsv(at("layout.tsv"), ["feature", "channel", "x", "y"], layoutRows(data.images.layout));
    const samples = tableOf({ sample: final.samples });
    await writeWhole(at("images.arrow"), cohortToArrow({ samples, roles: {}, assays: {}, images: final.images }));
    const { assays, steps } = final;
    const { rest, weights } = takeWeights(final.classifier);
    await writeWhole(at("states.arrow"), valuesToArrow({ assays, steps, classifier: rest }));
    mkdirSync(at("weights"));
    for (const [name, tensors] of Object.entries(weights))
      await writeWhole(
        at(join("weights", `${name}.safetensors`)),
        writeSafetensors(tensors, {
          classes: JSON.stringify(data.classes),
        }),
      );
    await writeWhole(at("report.html"), writeReport(data));
  });
}

/** Writes what is known of some folds alone: of one fold, or of those finished before a stop. */
export async function writePartialRun(folder: string, data: ScoredRun): Promise<void> {
  await whole(folder, (at) => writeScores(at, data));
}

async function writeScores(at: (name: string) => string, data: ScoredRun): Promise<void> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await writeWhole(at("plan.json"), json(data.plan));
  await writeWhole(
    at("environment.json"),
    json({ ...data.environment, phases: data.phases, peakMemory: data.peakMemory }),
  );
  await writeWhole(at("metrics.json"), json(metricsOf(data)));
  const header = ["sample", "fold", "label", "predicted", ...data.classes];
  const width = data.classes.length;
  await writeTsv(
    at("predictions.tsv"),
    header,
    data.samples.map(({ name, fold, truth, predicted }, i) => [
      name,
      fold,
      truth,
      predicted,
      ...data.probabilities.subarray(i * width, (i + 1) * width),
    ]),
  );
}

/** The contract of `metrics.json`: fractions between 0 and 1. */
function metricsOf({ folds, mean, sd, confusion, controls, warnings, ...data }: ScoredRun) {
  return {
    folds: folds.map(({ fold, testSamples, seconds, metrics }) => ({
      fold,
      samples: testSamples,
      ...metrics,
      seconds,
    })),
    mean,
    sd,
    confusion,
    ...(controls ? { controls } : {}),
    ...("recovery" in data && data.recovery ? { recovery: data.recovery } : {}),
    warnings,
  };
}

async function writeEnrichment(file: string, { enrichment }: RunResult): Promise<void> {
  const header = ["class", "term", "overlap", "size", "p", "q", "oddsRatio", "combinedScore", "genes"];
  const rows = enrichment.flatMap(({ class: name, rows }) =>
    rows.map((row) => [
      name,
      row.term,
      row.overlap,
      row.size,
      row.p,
      row.q,
      row.oddsRatio,
      row.combinedScore,
      row.genes.join(";"),
    ]),
  );
  await writeTsv(file, header, rows);
}

function layoutRows({ features, channels, x, y }: Layout): (string | number)[][] {
  return channels.flatMap((channel, c) =>
    features.flatMap((feature, f) => {
      const at = c * features.length + f;
      return x[at] === ABSENT ? [] : [[feature, channel, x[at]!, y[at]!]];
    }),
  );
}

/**
 * Refuses a folder that a run could not be written to, before any work is done.
 *
 * @throws Unwritable
 */
export function requireWritable(folder: string): void {
  const target = resolve(folder);
  if (existsSync(target) && !isRunOrEmpty(target))
    throw new OmixelError(
      "Unwritable",
      "There is something else than a run.",
      "Choose another folder, or remove what is there.",
      { file: folder },
    );
  rmSync(openBeside(folder), { recursive: true, force: true });
}

async function whole(folder: string, write: (at: (name: string) => string) => Promise<void>): Promise<void> {
  requireWritable(folder);
  const target = resolve(folder);
  const temporary = openBeside(folder);
  try {
    await write((name) => join(temporary, name));
    replace(temporary, target);
  } catch (error) {
    throw error instanceof OmixelError ? error : unwritable(folder, error);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A new empty folder beside the one that will be written, of a temporary name. */
function openBeside(folder: string): string {
  const target = resolve(folder);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  return temporary;
}

function unwritable(file: string, error: unknown): OmixelError {
  return new OmixelError(
    "Unwritable",
    `The folder cannot be written: ${(error as Error).message}.`,
    "Choose a folder that you may write to.",
    { file },
    error,
  );
}

function isRunOrEmpty(target: string): boolean {
  if (!statSync(target).isDirectory()) return false;
  return existsSync(join(target, "plan.json")) || readdirSync(target).length === 0;
}

/** What was there gives way at the last moment, but for notebooks: the one that runs may stand there, open. */
function replace(temporary: string, target: string): void {
  const old = `${temporary}.old`;
  const existed = existsSync(target);
  if (existed) renameSync(target, old);
  renameSync(temporary, target);
  if (!existed) return;
  for (const name of readdirSync(old).filter((file) => file.endsWith(".ipynb")))
    renameSync(join(old, name), join(target, name));
  rmSync(old, { recursive: true, force: true });
}
