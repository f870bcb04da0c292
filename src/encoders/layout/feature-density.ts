import type { Layout } from "../../data/layout.js";

/**
 * How many features are drawn on each pixel: where a layout is crowded, and where it is blank.
 *
 * @returns one map a channel, row after row, height × width
 * @example
 * const { layout } = await plan.images();
 * const most = Math.max(...featureDensity(layout)[0]!);
 */
export function featureDensity({ height, width, channels, start }: Layout): Uint32Array[] {
  const area = height * width;
  return channels.map((_, c) =>
    Uint32Array.from({ length: area }, (_, p) => start[c * area + p + 1]! - start[c * area + p]!),
  );
}
