import { ABSENT, type Layout } from "../../data/layout.js";
import type { ImageSize } from "../encoder.js";

/** Columns of `layout.tsv`, which `fromFile` reads. */
export const layoutHeader = ["feature", "channel", "x", "y"] as const;

/**
 * Lines that tell where features sit: one for a feature's centre, on each channel that it is on. Where features share the
 * pixels out among them, without being discs of one radius, one for each pixel that a feature covers; not where features
 * overlap so much that lines would outnumber pixels and features.
 */
export function layoutRows(layout: Layout): (string | number)[][] {
  const { height, width, channels, features, feature } = layout;
  const few = feature.length <= channels.length * (height * width + features.length);
  return few && isOfMeans(layout) && !isOfDiscs(layout) ? pixelRows(layout) : centreRows(layout);
}

function centreRows({ features, channels, x, y }: Layout): (string | number)[][] {
  return channels.flatMap((channel, c) =>
    features.flatMap((feature, f) => {
      const at = c * features.length + f;
      return x[at] === ABSENT ? [] : [[feature, channel, x[at]!, y[at]!]];
    }),
  );
}

function pixelRows({ height, width, features, channels, start, feature }: Layout): (string | number)[][] {
  const area = height * width;
  return channels.flatMap((channel, c) => {
    const own: (string | number)[][][] = features.map(() => []);
    for (let pixel = 0; pixel < area; pixel++)
      for (let k = start[c * area + pixel]!; k < start[c * area + pixel + 1]!; k++)
        own[feature[k]!]!.push([features[feature[k]!]!, channel, pixel % width, Math.floor(pixel / width)]);
    return own.flat();
  });
}

/** Whether a pixel's features weigh the same, and together 1. */
function isOfMeans({ start, weight }: Layout): boolean {
  for (let pixel = 0; pixel < start.length - 1; pixel++) {
    const share = Math.fround(1 / (start[pixel + 1]! - start[pixel]!));
    for (let k = start[pixel]!; k < start[pixel + 1]!; k++) if (weight[k] !== share) return false;
  }
  return true;
}

/** Whether the centres and the radius tell all: each feature covers its disc, and nothing else. */
function isOfDiscs({ height, width, channels, features, x, y, radius, start, feature }: Layout): boolean {
  const area = height * width;
  for (let pixel = 0; pixel < start.length - 1; pixel++)
    for (let k = start[pixel]!; k < start[pixel + 1]!; k++) {
      const at = Math.floor(pixel / area) * features.length + feature[k]!;
      if (!(Math.hypot((pixel % width) - x[at]!, (Math.floor(pixel / width) % height) - y[at]!) <= radius))
        return false;
    }
  let covered = 0;
  for (let at = 0; at < channels.length * features.length; at++)
    if (x[at] !== ABSENT) covered += discSize(x[at]!, y[at]!, radius, { height, width });
  return covered === feature.length;
}

/** Pixels of a disc within the image. */
function discSize(x: number, y: number, radius: number, { height, width }: ImageSize): number {
  let pixels = 0;
  for (let row = Math.max(0, y - Math.floor(radius)); row <= Math.min(height - 1, y + radius); row++) {
    const half = Math.floor(Math.sqrt(radius ** 2 - (row - y) ** 2));
    pixels += Math.min(width - 1, x + half) - Math.max(0, x - half) + 1;
  }
  return pixels;
}
