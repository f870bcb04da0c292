import type { Layout } from "../data/layout.js";

/** How many genes a pixel shows: where they crowd, a pixel's saliency is shared by many. */
export interface GeneCountMap {
  readonly height: number;
  readonly width: number;
  /** Genes on each pixel of each channel, channels × height × width. */
  readonly byChannel: Uint32Array;
  /** Different genes on each pixel in any channel, height × width. */
  readonly combined: Uint32Array;
}

/** Counts the genes of each pixel. */
export function geneCountMap({ height, width, channels, start, feature }: Layout): GeneCountMap {
  const pixels = height * width;
  const byChannel = new Uint32Array(channels.length * pixels);
  for (let entry = 0; entry < byChannel.length; entry++) byChannel[entry] = start[entry + 1]! - start[entry]!;
  const combined = new Uint32Array(pixels);
  for (let p = 0; p < pixels; p++) {
    const genes = new Set<number>();
    for (let entry = p; entry < byChannel.length; entry += pixels)
      for (let k = start[entry]!; k < start[entry + 1]!; k++) genes.add(feature[k]!);
    combined[p] = genes.size;
  }
  return { height, width, byChannel, combined };
}
