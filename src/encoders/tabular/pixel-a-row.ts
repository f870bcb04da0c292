import type { ImageSize } from "../encoder.js";
import type { FeatureOrderOptions } from "../order/feature-order.js";

/** Largest side that "auto" stands for: memory grows with its square. */
const largestSide = 256;

/** The sizes of images in which each feature has a row of pixels and a column. */
export const pixelARow = {
  /** @param wide pixels a feature */
  smallest(features: number, { top }: FeatureOrderOptions, wide = 1): ImageSize {
    const side = Math.min(largestSide, Math.max(2, wide * Math.min(features, top || features)));
    return { height: side, width: side };
  },
  /** Most features that fit. */
  room: ({ height, width }: ImageSize): number => Math.min(height, width),
  /** The side for so many. */
  sideFor: (features: number): number => features,
} as const;
