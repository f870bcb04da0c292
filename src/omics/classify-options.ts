import { classifierNamed } from "../classify/registry.js";
import { mergeOptions, requireOption } from "../registry.js";
import { checkEvaluateOptions, evaluateDefaults, type EvaluateOptions } from "./options.js";

/** Options of `classify`: how it is judged, how the network is trained, and the network's own. */
export type ClassifyOptions = Partial<EvaluateOptions> & Readonly<Record<string, unknown>>;

/**
 * Options of `classify`, taken apart: those of the evaluation and those of the classifier, each over its defaults.
 *
 * @param name of a network, of a baseline, or "auto"
 */
export function splitClassifyOptions(name: string, options: ClassifyOptions) {
  const evaluation = mergeOptions(
    "classify",
    evaluateDefaults,
    pick(options, (key) => key in evaluateDefaults),
  );
  checkEvaluateOptions(evaluation);
  const classifier = classifierNamed(name, evaluation.recipe);
  requireOption(
    classifier.pictures !== false || !evaluation.controls.includes("shuffledLayout"),
    "classify",
    `${name} looks at no picture, so there is no layout to be shuffled.`,
    'Leave the control "shuffledLayout" out; "shuffledLabels" works.',
  );
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
