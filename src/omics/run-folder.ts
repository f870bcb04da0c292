import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cohortToArrow, valuesToArrow } from "../data/arrow.js";
import { tableOf } from "../data/table.js";
import { layoutHeader, layoutRows } from "../encoders/layout/layout-rows.js";
import { writeTsv, writeWhole } from "../io/write.js";
import { writeSafetensors } from "../models/safetensors.js";
import { writeReport } from "../report/write-report.js";
import { type PlanJson, stepOf } from "./plan.js";
import type { RunResult } from "./result.js";
import type { ScoredRun } from "./score.js";
import type { StudyResult } from "./study-result.js";
import { takeWeights } from "./weights.js";
import { type FolderKind, requireWritableFolder, writeWholeFolder } from "./whole-folder.js";

const kind: FolderKind = { name: "a run", marker: "plan.json" };

/**
 * Writes a run's folder, whole or not at all: everything is written beside it under a temporary name, then renamed.
 *
 * @throws Unwritable
 */
export async function writeRun(folder: string, { data, final }: StudyResult): Promise<void> {
  await writeWholeFolder(folder, kind, async (at) => {
    await writeScores(at, data);
    await writeTsv(
      at("genes.tsv"),
      ["feature", "class", "score", "rank", "x", "y", "channel"],
      data.genes.map((gene) => [gene.feature, gene.class, gene.score, gene.rank, gene.x, gene.y, gene.channel]),
    );
    await writeEnrichment(at("enrichment.tsv"), data);
    await writeTsv(at("layout.tsv"), layoutHeader, layoutRows(data.images.layout));
    const samples = tableOf({ sample: final.samples });
    await writeWhole(at("images.arrow"), cohortToArrow({ samples, roles: {}, assays: {}, images: final.images }));
    const { assays, steps, setting } = final;
    const { rest, weights, classes } = takeWeights(final.classifier);
    const { layout } = data.images;
    const places = [layoutHeader, ...layoutRows(layout)].map((cells) => `${cells.join("\t")}\n`).join("");
    await writeWhole(
      at("states.arrow"),
      valuesToArrow({ assays, steps, classifier: rest, ...(setting ? { setting } : {}) }),
    );
    mkdirSync(at("weights"));
    for (const [name, tensors] of Object.entries(weights))
      await writeWhole(
        at(join("weights", `${name}.safetensors`)),
        writeSafetensors(tensors, {
          network: stepOf(data.plan as unknown as PlanJson, "classify")!.method!,
          classes: JSON.stringify(classes[name]!.length > 0 ? classes[name] : data.classes),
          image: JSON.stringify([layout.height, layout.width, layout.channels.length]),
          layout: places,
        }),
      );
    await writeWhole(at("report.html"), writeReport(data));
  });
}

/** Writes what is known of some folds alone: of one fold, or of those finished before a stop. */
export async function writePartialRun(folder: string, data: ScoredRun): Promise<void> {
  await writeWholeFolder(folder, kind, (at) => writeScores(at, data));
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
  const { repeats, certainty, calibration, permutation } = data;
  return {
    folds: folds.map(({ fold, repeat, testSamples, seconds, metrics, tuned }) => ({
      fold,
      ...(repeats ? { repeat: repeat ?? 0 } : {}),
      samples: testSamples,
      ...metrics,
      seconds,
      ...(tuned ? { tuned } : {}),
    })),
    ...(data.tuned ? { tuned: data.tuned } : {}),
    mean,
    sd,
    confusion,
    ...(repeats ? { repeats } : {}),
    ...(certainty ? { certainty } : {}),
    ...(calibration ? { calibration } : {}),
    ...(permutation ? { permutation } : {}),
    ...(controls ? { controls } : {}),
    ...("recovery" in data && data.recovery ? { recovery: data.recovery } : {}),
    ...("layoutQuality" in data && data.layoutQuality ? { layoutQuality: data.layoutQuality } : {}),
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

/**
 * Refuses a folder that a run could not be written to, before any work is done.
 *
 * @throws Unwritable
 */
export function requireWritable(folder: string): void {
  requireWritableFolder(folder, kind);
}
