import type { Layout } from "../data/layout.js";

/** A gene and the pixel where it stands out most. */
export interface GenePeak {
  readonly feature: string;
  /** Name of the channel. */
  readonly channel: string;
  /** Column of the pixel. */
  readonly x: number;
  /** Row of the pixel. */
  readonly y: number;
  /** Saliency there, a fraction of the map's maximum. */
  readonly strength: number;
}

/**
 * Genes worth a label on a saliency map: those drawn on a pixel of at least `threshold` × the map's maximum, strongest
 * first. Each gene is named once, at the pixel and channel where its saliency is highest; genes that share a pixel share
 * its strength.
 *
 * @param saliency magnitudes of one image, or their mean over a class, height × width × channels
 * @param layout which gene sits on which pixel
 * @param threshold fraction of the maximum, 0 … 1, default 0.2 (Alyatimi et al. 2025); 0 names every gene of the layout
 * @returns the genes; none for a map of zeros
 */
export function annotateGenes(saliency: Float32Array, layout: Layout, threshold = 0.2): GenePeak[] {
  const { height, width, channels, features, start, feature } = layout;
  const most = saliency.reduce((largest, value) => Math.max(largest, value), 0);
  if (most === 0) return [];
  const peaks: (GenePeak | undefined)[] = features.map(() => undefined);
  for (let entry = 0; entry < start.length - 1; entry++) {
    const channel = Math.floor(entry / (height * width));
    const pixel = entry % (height * width);
    const strength = saliency[pixel * channels.length + channel]! / most;
    if (strength < threshold) continue;
    for (let k = start[entry]!; k < start[entry + 1]!; k++) {
      const gene = feature[k]!;
      if (peaks[gene] && peaks[gene].strength >= strength) continue;
      peaks[gene] = {
        feature: features[gene]!,
        channel: channels[channel]!,
        x: pixel % width,
        y: Math.floor(pixel / width),
        strength,
      };
    }
  }
  return peaks.filter((peak) => peak !== undefined).sort((a, b) => b.strength - a.strength);
}
