import { OmixelError } from "../../errors.js";
import type { ImageSize } from "../encoder.js";

/** Numbers of the pairs of more features would take more than 2 GiB. */
export const MOST_FEATURES = 32_767;

/**
 * Raises UnsuitableData unless each feature can have a pixel of its own, and their pairs fit into memory and time.
 *
 * @param most features whose pairs can be handled
 */
export function requireRoom(
  step: string,
  features: number,
  { height, width }: ImageSize,
  most: number = MOST_FEATURES,
): void {
  const refuse = (what: string, remedy: string) => new OmixelError("UnsuitableData", what, remedy, { step });
  if (features > most)
    throw refuse(
      `The pairs of ${features} features are more than it can weigh.`,
      `Keep ${most} or fewer, for example with .highlyVariable({ top: ${Math.min(most, 2000)} }).`,
    );
  if (features > height * width)
    throw refuse(
      `${features} features cannot have a pixel each in an image of ${height} × ${width}.`,
      `Choose pixels: ${Math.ceil(Math.sqrt(features))} or more ("auto"), or keep fewer features (.highlyVariable).`,
    );
}
