import { OmixelError } from "../errors.js";
import type { NetworkInput } from "./network.js";

/**
 * Refuses images from whose far side a network's strides leave no pixel.
 *
 * @param step name of the network
 * @param smallest pixels that each side needs
 * @throws ImpossibleGeometry saying that size
 */
export function requireImageSize(
  step: string,
  { height, width }: Pick<NetworkInput, "height" | "width">,
  smallest: number,
  remedy = "or a network with fewer strides, such as smallCnn",
): void {
  if (Math.min(height, width) >= smallest) return;
  throw new OmixelError(
    "ImpossibleGeometry",
    `Images of ${height} × ${width} pixels are too small for ${step}.`,
    `Use images of at least ${smallest} × ${smallest}, ${remedy}.`,
    { step },
  );
}
