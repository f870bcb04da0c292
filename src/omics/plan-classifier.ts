import { intermediateClassifier } from "../classify/intermediate.js";
import { lateClassifier } from "../classify/late.js";
import type { OwnEncoder } from "../classify/one-assay.js";
import { weightFiles } from "../classify/start-weights.js";
import { CLINICAL } from "../modalities/clinical-assay.js";
import { intermediate } from "../modalities/intermediate.js";
import { late } from "../modalities/late.js";
import { models } from "../models/registry.js";
import { lookUp, mergeOptions } from "../registry.js";
import { splitClassifyOptions } from "./classify-options.js";
import { type PlanJson, stepOf } from "./plan.js";
import { contentsOf } from "./pipeline.js";
import { staysApart, stepBehind } from "./scope.js";

/** What a plan's `classify` calls: the classifier, wrapped where the assays stay apart up to it, and its options. */
export function planClassifier(plan: PlanJson): ReturnType<typeof splitClassifyOptions> {
  const classify = stepOf(plan, "classify")!;
  const split = splitClassifyOptions(classify.method!, classify.options);
  const fuse = stepOf(plan, "fuse");
  const encoder = ownEncoder(plan);
  if (fuse?.method === "late") {
    const { weights } = mergeOptions(late.name, late.defaults, fuse.options);
    const looks = split.classifier.input === "images" || split.classifier.looks?.(split.options) === true;
    return { ...split, classifier: lateClassifier(split.classifier, looks ? encoder : undefined, weights) };
  }
  if (fuse?.method !== "intermediate") return split;
  const { samples, tables, ...joining } = mergeOptions(intermediate.name, intermediate.defaults, fuse.options);
  const beside = samples.length > 0 ? [...tables, CLINICAL] : tables;
  const model = lookUp("model", models, classify.method!);
  return { ...split, classifier: intermediateClassifier(model, encoder, joining, beside) };
}

/** Content of the files that the classifier reads: those that its options name, and those of an encoder that it calls itself. */
export function classifierFiles(plan: PlanJson, options: object): string[] {
  const encoder = staysApart(plan) ? ownEncoder(plan) : undefined;
  const own = encoder?.step.files?.(encoder.options) ?? [];
  const { paths = [] } = planClassifier(plan).classifier;
  const named = paths.map((path) => (options as Record<string, string | undefined>)[path] ?? "");
  return contentsOf([...own, ...named.filter((file) => file !== "").flatMap(weightFiles)], "classify");
}

/** What draws each assay by itself, where the plan draws. */
function ownEncoder(plan: PlanJson): OwnEncoder | undefined {
  const encode = stepOf(plan, "encode");
  if (!encode) return undefined;
  const step = stepBehind(encode);
  return { step, options: mergeOptions<object>(encode.method!, step.defaults as object, encode.options) };
}
