import { type Context, warn } from "../context.js";
import { OmixelError } from "../errors.js";
import type { Augmentation, Shaking } from "./augment.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingSet } from "./training-set.js";

/** Noise on features and the share of them that is dropped, where pictures allow both: found on five public tables. */
const SHAKEN = 0.5;

/**
 * How training rows are made harder, given what their pictures are: "auto" becomes a number, and what pictures do not allow is
 * refused. Told, where features are not shaken.
 *
 * @throws InvalidOption for mixup where a blend of two pictures is no picture of a blend
 */
export function allowedAugmentation(
  set: TrainingSet,
  options: Pick<TrainOptions, keyof Augmentation>,
  ctx: Pick<Context, "progress">,
): Augmentation {
  if (options.mixup > 0) requireBlendable(set);
  const why = whyNotShaken(set);
  const asked = [options.featureNoise, options.featureDropout];
  if (why !== undefined && asked.includes("auto"))
    warn(ctx, "classify", `featureNoise and featureDropout are ${asked.map(orNone).join(" and ")}: ${why}.`);
  const [featureNoise, featureDropout] = asked.map((value) =>
    value === "auto" ? (why === undefined ? SHAKEN : 0) : value!,
  ) as [number, number];
  return { ...options, featureNoise, featureDropout } satisfies Shaking;
}

const orNone = (value: "auto" | number | undefined) => (value === "auto" ? 0 : value);

/** Why features are left alone where nobody asked for more. */
function whyNotShaken({ table }: TrainingSet): string | undefined {
  if (!table) return "only pictures are known, not the table behind them";
  return table.sums === false
    ? "pixels are no weighted sums of features, so that a shaken sample is another picture"
    : undefined;
}

function requireBlendable({ table, images, count, pixels = 0, bits = 0 }: TrainingSet): void {
  const wrong = (what: string) =>
    new OmixelError(
      "InvalidOption",
      `mixup blends pictures of pairs of samples, but ${what}.`,
      "Set { mixup: 0 }; noise, pixelDropout and labelSmoothing are there as well.",
      { step: "classify" },
    );
  if (table?.sums === false)
    throw wrong("pixels here are no weighted sums of features, so that a blend is a picture of nothing");
  const size = images.length / count;
  for (let row = 0; row < count; row++)
    if (images.subarray(row * size + pixels, row * size + pixels + bits).includes(0))
      throw wrong("some samples here lack an assay, so that a blend would have half of one");
}
