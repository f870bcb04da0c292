import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nearestFirst, OmixelError } from "../errors.js";
import { models } from "../models/registry.js";
import { omics, type Omics } from "../omics/omics.js";
import type { Control, SamplesOptions } from "../omics/options.js";
import { type Given, positiveNumber, readArguments, wholeNumber } from "./arguments.js";
import { defaultFolder, type JobOption, jobOptions } from "./job-options.js";
import { fusedTables, jobAssays, preparationsOf, prepared } from "./job-tables.js";
import { type Preset, presets } from "./presets.js";

/**
 * `omixel job`: the whole road, from a table (or several of the same samples, or a simulated cohort) to genes, gene sets
 * and the report.
 * Every option has a default that suits a table of counts.
 */
export async function jobCommand(args: readonly string[], signal: AbortSignal): Promise<void> {
  const given = readArguments("job", args, jobOptions);
  const jobs = wholeNumber("jobs", given.values.jobs);
  const { execute } = await import("./run.js");
  await execute(planOf(given).toJSON(), {
    out: text(given, "out") ?? defaultFolder,
    signal,
    cache: !given.values["no-cache"],
    ...(jobs === undefined ? {} : { jobs }),
  });
}

/** The plan that the options describe. */
export function planOf(given: Given): Omics {
  const files = jobAssays(given);
  const data = text(given, "data") ?? Object.values(files ?? {})[0];
  const preset = presetOf(text(given, "preset") ?? (data ? "default" : "quick"));
  const table = preparedTables(given, files);
  const recipe = (text(given, "recipe") ?? "none") as "none" | "auto";
  const pixels = wholeNumber("pixels", given.values.pixels, 8);
  const encoder = (text(given, "encoder") ?? "saliencyRgb") as "saliencyRgb";
  const encoded =
    recipe === "auto"
      ? table
      : table.encode(encoder, {
          ...(encoder === "saliencyRgb" ? preset.encode : {}),
          ...(pixels ? { pixels } : {}),
        });
  const model = text(given, "model") ?? "resnet18";
  const classified = encoded.classify(model as "resnet18", {
    ...(recipe === "auto" ? {} : suiting(model, preset.classify)),
    ...training(given),
    recipe,
    folds: foldsOf(text(given, "folds")),
    controls: controlsOf(text(given, "controls") ?? (data ? "shuffledLayout" : "shuffledLayout,shuffledLabels")),
  });
  const explained = classified.explain("gradient", { top: 200 });
  const sets = text(given, "sets") ?? (data ? geneSetsBeside(data) : undefined);
  if (sets) return explained.enrich(sets);
  return data ? explained : explained.enrich();
}

/** Presets are written for resnet18; what is an option of that network alone is left out for another. */
function suiting(model: string, options: Preset["classify"]): Preset["classify"] {
  if (model === "resnet18") return options;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !Object.hasOwn(models.resnet18.defaults, name)));
}

/** The table, or the tables fused to one cohort, prepared; or the simulated cohort. */
function preparedTables(given: Given, files: Readonly<Record<string, string>> | undefined): Omics {
  const data = text(given, "data");
  const seed = wholeNumber("seed", given.values.seed) ?? 1;
  const top = wholeNumber("top", given.values.top, 3) ?? 2000;
  const fusion = text(given, "fuse");
  const wanted = text(given, "prepare");
  const features = (text(given, "features") ?? "auto") as "auto";
  const begin = (plan: Omics) => withLabels(plan, given);
  if (files) {
    const kinds = preparationsOf(wanted, Object.keys(files));
    return fusedTables(files, kinds, { top, fusion, begin }, { features, seed });
  }
  const start = data ? begin(omics(data, { features, seed })) : omics.simulate({}, { seed });
  const kind = preparationsOf(wanted ?? "counts", ["table"])["table"]!;
  const table = data || kind !== "counts" ? prepared(start, kind, top) : preparedSimulation(start, given, top);
  return fusion === undefined ? table : table.fuse(fusion as "late");
}

/** The simulated cohort is small: no sample is dropped, and no gene unless asked for. */
function preparedSimulation(start: Omics, given: Given, top: number): Omics {
  const logged = start.filter({ minSamples: 3 }).normalizeTotal({ target: 1e4 }).log1p();
  return given.values.top ? logged.highlyVariable({ top }) : logged;
}

function withLabels(start: Omics, given: Given): Omics {
  const labels = text(given, "labels");
  const label = text(given, "label");
  const group = text(given, "group");
  const groupPattern = text(given, "group-pattern");
  const samples: SamplesOptions = {
    ...(label ? { label } : {}),
    ...(group ? { group } : {}),
    ...(groupPattern ? { groupPattern } : {}),
  };
  return labels ? start.samples(labels, samples) : start.samples(samples);
}

function training(given: Given): Record<string, unknown> {
  const steps = wholeNumber("steps", given.values.steps, 1);
  const epochs = wholeNumber("epochs", given.values.epochs, 1);
  const learningRate = positiveNumber("learning-rate", given.values["learning-rate"]);
  const weights = text(given, "weights");
  return {
    ...(steps ? { steps } : {}),
    ...(epochs ? { epochs } : {}),
    ...(learningRate ? { learningRate } : {}),
    ...(weights ? { weights } : {}),
  };
}

/** "5", or "folds.json#glioma": test rows of each fold, as lists in a JSON file, under a key if it holds several. */
function foldsOf(value: string | undefined): number | number[][] {
  if (value === undefined) return 5;
  if (!value.includes(".json")) return wholeNumber("folds", value, 2)!;
  const [file, key] = value.split("#") as [string, string | undefined];
  if (!existsSync(file))
    throw new OmixelError("FileNotFound", "There is no such file of folds.", "Check the path.", { file });
  const read = JSON.parse(readFileSync(file, "utf8")) as number[][] | Record<string, number[][]>;
  const lists = Array.isArray(read) ? read : read[key ?? ""];
  if (!lists)
    throw new OmixelError(
      "InvalidOption",
      `The file has no folds "${key ?? ""}".`,
      `Write file.json#KEY with one of: ${nearestFirst(key ?? "", Object.keys(read)).join(", ")}.`,
      { file },
    );
  return lists;
}

function controlsOf(value: string): Control[] {
  return value === "none" ? [] : (value.split(",") as Control[]);
}

/** Gene sets in a folder `genesets` beside the data's own folder, GO biological processes first. */
function geneSetsBeside(data: string): string | undefined {
  const folder = join(dirname(data), "..", "genesets");
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith(".gmt"));
  const chosen = files.find((name) => name.startsWith("GO_Biological_Process")) ?? files[0];
  return chosen && join(folder, chosen);
}

function presetOf(name: string): Preset {
  const preset = presets[name];
  if (preset) return preset;
  throw new OmixelError(
    "UnknownName",
    `There is no preset "${name}".`,
    `Use one of: ${nearestFirst(name, Object.keys(presets)).join(", ")}.`,
  );
}

function text({ values }: Given, name: JobOption): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
