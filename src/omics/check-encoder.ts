import type { AnyEncoder } from "../encoders/encoder.js";
import { encoderNamed } from "../encoders/encoder-named.js";
import { OmixelError } from "../errors.js";
import { mergeOptions } from "../registry.js";
import type { TrainOptions } from "../train/train-options.js";
import { splitClassifyOptions } from "./classify-options.js";
import { type PlanJson, stepOf } from "./plan.js";
import { staysApart } from "./scope.js";

/**
 * Raises InvalidOption where a plan's pictures do not allow what its classifier asks for: to be judged honestly, to be drawn
 * anew in training, to exchange their features.
 */
export function checkEncoder(plan: PlanJson): void {
  const classify = stepOf(plan, "classify");
  if (!classify) return;
  const { evaluation, classifier, options: training } = splitClassifyOptions(classify.method!, classify.options);
  const published = evaluation.protocol === "published";
  if (published && (staysApart(plan) || classifier.input === "table"))
    throw wrong(
      "classify",
      "The published protocol is that of one encoder before one network; here pictures are drawn within the training folds.",
      "Leave protocol out, or choose a network without late or intermediate fusion.",
    );
  const { method, options: given = {} } = stepOf(plan, "encode") ?? {};
  const tables = !method && stepOf(plan, "fuse")?.method === "intermediate";
  if (tables && evaluation.controls.includes("shuffledLayout"))
    throw wrong(
      "classify",
      "All branches see tables, so there is no layout to be shuffled.",
      'Leave the control "shuffledLayout" out; "shuffledLabels" works.',
    );
  if (!method || (classifier.input === "table" && classifier.looks?.(training) !== true)) return;
  const encoder: AnyEncoder = encoderNamed(method);
  const options = mergeOptions<object>(method, encoder.defaults as object, given);
  const why = published ? undefined : encoder.transductive?.(options as never, undefined);
  if (why !== undefined)
    throw wrong(
      method,
      `A classifier cannot be judged honestly after this step: ${why}.`,
      'Repeat the paper by name, .classify(…, { protocol: "published" }), or draw features: { place: "features" }.',
    );
  const together = encoder.together?.(options as never);
  const { featureNoise = 0, featureDropout = 0 } = training as Partial<TrainOptions>;
  const shakes = [featureNoise, featureDropout].some((asked) => asked !== "auto" && asked > 0);
  if (together !== undefined && shakes)
    throw wrong(
      "classify",
      `featureNoise and featureDropout draw a sample anew from its own row, but with ${method} ${together}.`,
      "Set { featureNoise: 0, featureDropout: 0 }; noise and pixelDropout act on pixels.",
    );
  const nameless = encoder.nameless?.(options as never);
  if (nameless !== undefined && evaluation.controls.includes("shuffledLayout"))
    throw wrong(
      method,
      `There are no features to be shuffled: ${nameless}.`,
      'Leave the control "shuffledLayout" out.',
    );
}

function wrong(step: string, what: string, remedy: string): OmixelError {
  return new OmixelError("InvalidOption", what, remedy, { step });
}
