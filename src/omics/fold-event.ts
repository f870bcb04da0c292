import type { ProgressEvent } from "../context.js";
import { foldCount } from "../evaluate/fold-rows.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import type { FoldOutcome } from "./fold-job.js";
import type { Study } from "./score.js";

/** What is told of a fold that has ended. */
export function foldEvent(
  { fold, method, rows, probabilities, seconds }: FoldOutcome & { readonly fold: number },
  { classes, labels }: Pick<Study, "classes" | "labels">,
  splits: readonly Int32Array[],
): ProgressEvent {
  const predicted = predictedClasses(probabilities, rows.length, classes.length);
  const hits = rows.filter((row, i) => classes[predicted[i]!] === labels[row]).length;
  return {
    kind: "fold",
    fold,
    ...(method ? { method } : {}),
    of: foldCount(splits.at(-1)!),
    accuracy: hits / rows.length,
    seconds,
  };
}
