import type { AnyModel } from "../models/model.js";
import { auto } from "./auto.js";
import type { AnyClassifier } from "./classifier.js";
import { networkClassifier } from "./network-classifier.js";

/** What learns: the plan's own network, or the recipe that replaces it. */
export function classifierFor(model: AnyModel, recipe: "none" | "auto"): AnyClassifier {
  return recipe === "auto" ? auto : networkClassifier(model);
}
