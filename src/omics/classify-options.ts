import { auto } from "../classify/auto.js";
import type { AnyClassifier } from "../classify/classifier.js";
import { classifierFor } from "../classify/registry.js";
import { models } from "../models/registry.js";
import { lookUp, mergeOptions } from "../registry.js";
import { checkEvaluateOptions, evaluateDefaults, type EvaluateOptions } from "./options.js";

/** Options of `classify`: how it is judged, how the network is trained, and the network's own. */
export type ClassifyOptions = Partial<EvaluateOptions> & Readonly<Record<string, unknown>>;

/**
 * Options of `classify`, taken apart: those of the evaluation and those of the classifier, each over its defaults.
 *
 * @param model name of a network, or "auto" for the recipe without one
 */
export function splitClassifyOptions(model: string, options: ClassifyOptions) {
  const evaluation = mergeOptions(
    "classify",
    evaluateDefaults,
    pick(options, (key) => key in evaluateDefaults),
  );
  checkEvaluateOptions(evaluation);
  const classifier: AnyClassifier =
    model === auto.name ? auto : classifierFor(lookUp("model", models, model), evaluation.recipe);
  const own = mergeOptions(
    "classify",
    classifier.defaults,
    pick(options, (key) => !(key in evaluateDefaults)),
  );
  classifier.check?.(own);
  return { evaluation, classifier, options: own };
}

function pick(options: object, keep: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => keep(key)));
}
