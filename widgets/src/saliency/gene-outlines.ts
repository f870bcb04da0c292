import type { Layout } from "../read-layout.js";
import type { Outline } from "./pixel-picture.js";

/** Lines of the channels: told apart on grey and on the colours of saliency, also with colour-blind eyes. */
const colours = ["#0072B2", "#009E73", "#CC79A7", "#56B4E9", "#7F3FBF", "#1B1B1B"];

export const channelColour = (channel: number): string => colours[channel % colours.length]!;

/** More marked genes than these would cover the map. */
export const mostOutlined = 30;

/**
 * The pixels of genes in each channel, one outline a gene and channel.
 *
 * @param shown channel that the map shows; those of others are dashed. -1 = all
 */
export function geneOutlines(layout: Layout, genes: readonly number[], shown: number): Outline[] {
  const { height, width, channels, features, start, feature } = layout;
  const drawn = genes.slice(0, mostOutlined);
  const numberOf = new Int8Array(features.length).fill(-1);
  for (const [i, gene] of drawn.entries()) numberOf[gene] = i;
  return channels.flatMap((_, c) => {
    const pixels: number[][] = drawn.map(() => []);
    for (let p = 0, entry = c * height * width; p < height * width; p++, entry++)
      for (let k = start[entry]!; k < start[entry + 1]!; k++) {
        const i = numberOf[feature[k]!]!;
        if (i >= 0) pixels[i]!.push(p);
      }
    const dashed = shown >= 0 && c !== shown;
    return pixels.filter(({ length }) => length > 0).map((own) => ({ pixels: own, colour: channelColour(c), dashed }));
  });
}
