import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Context, warn } from "../context.js";
import type { Layout } from "../data/layout.js";
import { layoutRows } from "../encoders/layout/layout-rows.js";
import { firstFive, OmixelError } from "../errors.js";
import { matchWeights } from "../models/match-weights.js";
import type { Network } from "../models/network.js";
import type { PatchGrid } from "../models/resample-places.js";
import { readSafetensors } from "../models/safetensors.js";
import { importWeights, type Weights } from "../models/weights.js";
import { weightsAlone } from "../train/training-state.js";

/** What is started from weights. */
export interface Start {
  /** Name of the network, for what is told. */
  readonly name: string;
  /** Of the training rows, sorted. */
  readonly classes: readonly string[];
  /** Number of the network in its ensemble: networks of a saved study are taken in turn. Default 0. */
  readonly member?: number;
  /** Where the genes sit, to be compared with where they sat. */
  readonly layout?: Layout;
  /** Name of the branch, which weights of a joined network carry before their own. */
  readonly branch?: string;
}

/** The `.safetensors` files that a path stands for: itself, or those of a saved study's folder. */
export function weightFiles(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  const folder = existsSync(join(path, "weights")) ? join(path, "weights") : path;
  const number = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
  const names = readdirSync(folder).filter((name) => name.endsWith(".safetensors"));
  return names.sort((a, b) => number(a) - number(b)).map((name) => join(folder, name));
}

/**
 * Starts a network from the weights of a file, or of a saved study, by name, and tells what was taken and what is new. A last
 * layer for other classes is new.
 *
 * @throws FileNotFound; UnsuitableData for weights of another network
 */
export function startFrom(network: Network, path: string, start: Start, ctx: Context): void {
  const files = weightFiles(path);
  const file = files[(start.member ?? 0) % Math.max(1, files.length)];
  if (file === undefined || !existsSync(file))
    throw new OmixelError("FileNotFound", "There is no such file of weights.", "Check the path.", {
      file: path,
      step: "classify",
    });
  const { tensors, metadata } = readSafetensors(readFileSync(file), file);
  const given = ofBranch(weightsAlone(tensors), start.branch);
  const classes = listIn(metadata["classes"]);
  const sameClasses = classes === undefined || classes.join("\n") === start.classes.join("\n");
  const { taken, fresh, channels, library, patches } = matched(network, given, sameClasses, file);
  importWeights(network, { ...taken }, ctx.engine, { skip: fresh });
  const said = [
    `${Object.keys(taken).length} tensors are those of ${file}${library ? `, under ${library}'s names` : ""}`,
    fresh.length > 0 ? `new: ${firstFive(fresh)}${whyNew(fresh, given, sameClasses ? undefined : classes)}` : "",
    channels
      ? `${firstFive(channels.names)} ${channels.names.length > 1 ? "are" : "is"} spread from ${channels.from} to ${channels.to} channels`
      : "",
    patches
      ? `position embeddings are resampled from ${gridInWords(patches.from)} to ${gridInWords(patches.to)} patches`
      : "",
    start.layout && metadata["layout"] ? placesInWords(metadata["layout"], start.layout) : "",
  ];
  warn(ctx, start.name, `${said.filter(Boolean).join("; ")}.`);
}

function gridInWords({ rows, columns }: PatchGrid): string {
  return `${rows} × ${columns}`;
}

/** What speaks against weights that are there. */
function whyNew(fresh: readonly string[], given: Weights, classes: readonly string[] | undefined): string {
  if (classes) return ` (its classes were ${firstFive(classes)})`;
  const there = fresh
    .filter((name) => given[name])
    .map((name) => `${name} there is [${given[name]!.shape.join(", ")}]`);
  return there.length > 0 ? ` (${firstFive(there)})` : "";
}

function matched(network: Network, given: Weights, head: boolean, file: string) {
  try {
    return matchWeights(network, given, { head });
  } catch (error) {
    throw error instanceof OmixelError ? error.at({ file, step: "classify" }) : error;
  }
}

/** Weights of one branch of a joined network; other weights as they are. */
function ofBranch(weights: Weights, branch: string | undefined): Weights {
  const own = Object.entries(weights).filter(([name]) => branch !== undefined && name.startsWith(`${branch}.`));
  if (own.length === 0) return weights;
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(branch!.length + 1), tensor]));
}

function listIn(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** How many genes sit where they sat: a filter learnt on one layout knows neighbours that another may not have. */
function placesInWords(before: string, layout: Layout): string {
  const known = new Set(before.split("\n"));
  const rows = layoutRows(layout).map((cells) => cells.join("\t"));
  const same = rows.filter((row) => known.has(row)).length;
  return (
    `${same} of ${rows.length} places of features are the saved study's` +
    (same < rows.length ? ' (.encode("fromFile", { file: "…/layout.tsv" }) keeps them)' : "")
  );
}
