import { baselines } from "../baselines/registry.js";
import { models } from "../models/registry.js";
import { unknownName } from "../errors.js";
import { requireOption } from "../registry.js";
import { auto } from "./auto.js";
import { baselineClassifier } from "./baseline-classifier.js";
import type { AnyClassifier } from "./classifier.js";
import { gnn } from "./gnn.js";
import { networkClassifier } from "./network-classifier.js";

/** What `.classify` takes: a network, a baseline beside them, a network on a graph, or the recipe that needs none of these. */
export type ClassifierName = keyof typeof models | keyof typeof baselines | "gnn" | "auto";

/**
 * What learns.
 *
 * @param recipe "auto" takes the place of a network
 * @throws UnknownName with the allowed names; InvalidOption where the recipe would replace what is no network
 */
export function classifierNamed(name: string, recipe: "none" | "auto" = "none"): AnyClassifier {
  if (name === auto.name) return auto;
  if (name === gnn.name) return recipe === "auto" ? auto : gnn;
  if (has(baselines, name)) {
    requireOption(recipe === "none", "classify", `${name} is no network that a recipe replaces.`, "Leave recipe out.");
    return baselineClassifier(baselines[name]);
  }
  if (!has(models, name))
    throw unknownName("classifier", name, [...networkNames(), ...baselineNames(), gnn.name, auto.name]);
  return recipe === "auto" ? auto : networkClassifier(models[name]);
}

export function networkNames(): string[] {
  return Object.keys(models);
}

export function baselineNames(): string[] {
  return Object.keys(baselines);
}

function has<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name);
}
