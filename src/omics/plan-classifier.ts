import { lateClassifier } from "../classify/late.js";
import { mergeOptions } from "../registry.js";
import { splitClassifyOptions } from "./classify-options.js";
import { type PlanJson, stepOf } from "./plan.js";
import { fusesLate, stepBehind } from "./scope.js";

/** What a plan's `classify` calls: the classifier, wrapped where each assay has one of its own, and its options. */
export function planClassifier(plan: PlanJson): ReturnType<typeof splitClassifyOptions> {
  const classify = stepOf(plan, "classify")!;
  const split = splitClassifyOptions(classify.method!, classify.options);
  if (!fusesLate(plan)) return split;
  const encode = stepOf(plan, "encode");
  if (!encode) return { ...split, classifier: lateClassifier(split.classifier) };
  const step = stepBehind(encode);
  const options = mergeOptions<object>(encode.method!, step.defaults as object, encode.options);
  return { ...split, classifier: lateClassifier(split.classifier, { step, options }) };
}
