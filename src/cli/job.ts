import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nearestFirst, OmixelError } from "../errors.js";
import { models } from "../models/registry.js";
import { omics, type Omics } from "../omics/omics.js";
import type { Control, SamplesOptions } from "../omics/options.js";
import { type Given, positiveNumber, readArguments, wholeNumber } from "./arguments.js";
import { defaultFolder, type JobOption, jobOptions } from "./job-options.js";
import { type Preset, presets } from "./presets.js";

/**
 * `omixel job`: the whole road, from a table (or a simulated cohort) to genes, gene sets and the report.
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
  const data = text(given, "data");
  const preset = presetOf(text(given, "preset") ?? (data ? "default" : "quick"));
  const seed = wholeNumber("seed", given.values.seed) ?? 1;
  const start = data ? fromTable(given, data, seed) : omics.simulate({}, { seed });
  const prepared = prepare(start, given, data !== undefined);
  const recipe = (text(given, "recipe") ?? "none") as "none" | "auto";
  const pixels = wholeNumber("pixels", given.values.pixels, 8);
  const encoder = (text(given, "encoder") ?? "saliencyRgb") as "saliencyRgb";
  const encoded =
    recipe === "auto"
      ? prepared
      : prepared.encode(encoder, {
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

function fromTable(given: Given, data: string, seed: number): Omics {
  const labels = text(given, "labels");
  const label = text(given, "label");
  const group = text(given, "group");
  const groupPattern = text(given, "group-pattern");
  const features = (text(given, "features") ?? "auto") as "auto";
  const samples: SamplesOptions = {
    ...(label ? { label } : {}),
    ...(group ? { group } : {}),
    ...(groupPattern ? { groupPattern } : {}),
  };
  const start = omics(data, { features, seed });
  return labels ? start.samples(labels, samples) : start.samples(samples);
}

/** "counts": filter, depth, log, variable genes; "log": amounts that want a logarithm alone; "none": as they are. */
function prepare(start: Omics, given: Given, real: boolean): Omics {
  const kind = text(given, "prepare") ?? "counts";
  const top = wholeNumber("top", given.values.top, 3) ?? 2000;
  if (kind === "none") return start;
  if (kind === "log") return start.log1p();
  if (kind !== "counts")
    throw new OmixelError(
      "InvalidOption",
      `There is no preparation "${kind}".`,
      `Use one of: ${nearestFirst(kind, ["counts", "log", "none"]).join(", ")}.`,
    );
  const filtered = start.filter(real ? { minFeatures: 200, minSamples: 3, maxMitochondrial: 0.2 } : { minSamples: 3 });
  const logged = filtered.normalizeTotal({ target: 1e4 }).log1p();
  return real || given.values.top ? logged.highlyVariable({ top }) : logged;
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
