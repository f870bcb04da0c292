/** Column and row of a feature in a channel on which it is not drawn. */
export const ABSENT = 0xffff;

/**
 * Which feature sits on which pixel of which channel, and how a pixel's value is made of them.
 *
 * A pixel of a channel is the weighted sum of the features drawn on it (`mean` of colliding features: weights 1 / count).
 * That one sparse table, by pixels, is all that drawing, saliency-to-gene and the pixel's names need. Where an encoder
 * draws something else than sums (`Images.drawing`), the weights are the features' shares in the pixel.
 */
export interface Layout {
  readonly height: number;
  readonly width: number;
  /** Names of the channels, e.g. ["tsne", "pca", "umap"]. */
  readonly channels: readonly string[];
  /** Names of the features, in the order of the assay's columns that `apply` will draw. */
  readonly features: readonly string[];
  /** Column of each feature's centre, channel after channel: x[c × features + f]; ABSENT on channels without it. */
  readonly x: Uint16Array;
  /** Row of each feature's centre, channel after channel; ABSENT as well. */
  readonly y: Uint16Array;
  /** Disc radius in pixels that a feature covers; 0 = its own pixel only. */
  readonly radius: number;
  /** Features on pixel p = (c × height + y) × width + x are entries start[p] … start[p + 1] - 1; length pixels + 1. */
  readonly start: Uint32Array;
  /** Feature index of each entry. */
  readonly feature: Uint32Array;
  /**
   * Weight of each entry in its pixel. They sum to 1, but for pixels that are scores with loadings of either sign and, in
   * blended pictures, pixels that some of them leave blank.
   */
  readonly weight: Float32Array;
}

/** Index of a pixel in the layout's table. */
export function pixelIndex(layout: Pick<Layout, "height" | "width">, channel: number, x: number, y: number): number {
  return (channel * layout.height + y) * layout.width + x;
}

/** Names of the features drawn on a pixel. */
export function featuresAt(layout: Layout, channel: number, x: number, y: number): string[] {
  const pixel = pixelIndex(layout, channel, x, y);
  const names: string[] = [];
  for (let k = layout.start[pixel]!; k < layout.start[pixel + 1]!; k++)
    names.push(layout.features[layout.feature[k]!]!);
  return names;
}
