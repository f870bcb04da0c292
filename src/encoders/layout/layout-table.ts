import { ABSENT, type Layout, pixelIndex } from "../../data/layout.js";
import { requireTableSize } from "./table-size.js";

/** Where features sit: everything of a layout but its table. */
export type Placement = Pick<Layout, "height" | "width" | "channels" | "features" | "x" | "y" | "radius">;

/**
 * Fills the table that says which features are drawn on which pixel. A feature covers the disc of `radius` around its
 * centre (all pixels with dx² + dy² ≤ radius²), cut at the border of the image; a pixel is the mean of the features that
 * cover it.
 *
 * @param placement centres within the image, or ABSENT, channel after channel; radius ≥ 0, in pixels
 * @throws RangeError when a centre lies outside the image
 */
export function buildLayout(placement: Placement): Layout {
  const { height, width, channels, features, x, y } = placement;
  const pixels = channels.length * height * width;
  const centres = channels.length * features.length;
  if (x.length !== centres || y.length !== centres)
    throw new RangeError(`${centres} centres are needed, got ${x.length} columns and ${y.length} rows`);
  const outside = (column: number, at: number) =>
    !(column === ABSENT && y[at] === ABSENT) && (column >= width || y[at]! >= height);
  if (x.some(outside)) throw new RangeError(`A centre lies outside the ${height} × ${width} image`);

  const start = new Uint32Array(pixels + 1);
  forEachCover(placement, (pixel) => start[pixel + 1]!++);
  for (let pixel = 0; pixel < pixels; pixel++) start[pixel + 1]! += start[pixel]!;

  requireTableSize(start[pixels]!);
  const feature = new Uint32Array(start[pixels]!);
  const next = start.slice(0, pixels);
  forEachCover(placement, (pixel, index) => (feature[next[pixel]!++] = index));

  const weight = new Float32Array(feature.length);
  for (let pixel = 0; pixel < pixels; pixel++)
    weight.fill(1 / (start[pixel + 1]! - start[pixel]!), start[pixel], start[pixel + 1]);
  return { ...placement, start, feature, weight };
}

/** Calls back for every pixel that a feature covers, features in their order. */
function forEachCover(placement: Placement, visit: (pixel: number, feature: number) => void): void {
  const { height, width, channels, features, x, y, radius } = placement;
  const reach = Math.floor(radius);
  // Half the width of the disc, for each row of it.
  const half = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.floor(Math.sqrt(radius ** 2 - (i - reach) ** 2)));
  for (let channel = 0; channel < channels.length; channel++)
    for (let f = 0; f < features.length; f++) {
      const centreX = x[channel * features.length + f]!;
      const centreY = y[channel * features.length + f]!;
      if (centreX === ABSENT) continue;
      for (let row = Math.max(0, centreY - reach); row <= Math.min(height - 1, centreY + reach); row++) {
        const across = half[row - centreY + reach]!;
        const from = Math.max(0, centreX - across);
        const to = Math.min(width - 1, centreX + across);
        for (let column = from; column <= to; column++) visit(pixelIndex(placement, channel, column, row), f);
      }
    }
}
