import { type Dense, dense } from "../../data/dense.js";
import { type Images, imageOf } from "../../data/images.js";
import { OmixelError } from "../../errors.js";
import { denormalise } from "../../math/normalisation.js";
import type { EncoderState } from "../encoder.js";

/**
 * Images back into a table: each feature gets the mean of its pixels, weighted by its share in each, in the units of the
 * table that was drawn. Exact for features that have pixels of their own and lie within the range of the training rows; features that
 * share all their pixels get the value of the mixture, those on no pixel are missing (NaN).
 *
 * @param state what the encoder learnt
 * @returns samples × features, in the order of the layout's features
 * @throws UnsuitableData for images whose pixels are no weighted sums of features, or sums with weights of either sign
 */
export function imagesToTable(images: Images, state: Pick<EncoderState, "layout" | "normalisation">): Dense {
  const { layout, normalisation } = state;
  if (images.drawing) throw unreadable(`of "${images.drawing.encoder}" are no weighted sums of features`);
  const { start, feature, weight, features } = layout;
  if (weight.some((value) => value < 0)) throw unreadable("are scores, with features' loadings of either sign");
  const depth = layout.channels.length;
  const area = layout.height * layout.width;
  const whole = Float64Array.from({ length: depth * area }, (_, pixel) => {
    let sum = 0;
    for (let k = start[pixel]!; k < start[pixel + 1]!; k++) sum += weight[k]!;
    return sum || 1;
  });
  const shares = new Float64Array(features.length);
  for (let pixel = 0; pixel < depth * area; pixel++)
    for (let k = start[pixel]!; k < start[pixel + 1]!; k++) shares[feature[k]!]! += weight[k]! / whole[pixel]!;
  const brightness = dense(images.count, features.length);
  const sums = new Float64Array(features.length);
  for (let sample = 0; sample < images.count; sample++) {
    const image = imageOf(images, sample);
    sums.fill(0);
    for (let pixel = 0; pixel < depth * area; pixel++) {
      // A pixel whose weights sum to less, as where one of two blended pictures is blank, is darker than its features.
      const mean = image[(pixel % area) * depth + Math.floor(pixel / area)]! / whole[pixel]!;
      for (let k = start[pixel]!; k < start[pixel + 1]!; k++) sums[feature[k]!]! += (weight[k]! / whole[pixel]!) * mean;
    }
    for (let f = 0; f < features.length; f++)
      brightness.values[sample * features.length + f] = shares[f]! > 0 ? sums[f]! / shares[f]! : NaN;
  }
  return denormalise(brightness, normalisation);
}

function unreadable(what: string): OmixelError {
  return new OmixelError(
    "UnsuitableData",
    `The pixels ${what}, so that no table can be read from them.`,
    "Use images of an encoder that gives features pixels, such as deepInsight.",
  );
}
