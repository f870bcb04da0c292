import type { Layout } from "../data/layout.js";
import type { PixelMaps } from "../explain/maps.js";
import type { GeneRow } from "../omics/result.js";

/**
 * Ranked genes drawn as one picture a class: each gene once, at the place that its row names, and a pixel as bright as the
 * highest score among its genes. So the brightest pixels and the first genes of the ranking are the same.
 *
 * @param genes rows of all classes; scores below 0 are drawn as 0
 * @param classes names of the classes
 * @param layout which gene sits on which pixel
 */
export function geneMaps(genes: readonly GeneRow[], classes: readonly string[], layout: Layout): PixelMaps {
  const { height, width, channels, features, start, feature } = layout;
  const pixels = height * width;
  const values = new Float32Array(classes.length * pixels);
  for (const [c, name] of classes.entries()) {
    const rows = new Map(genes.filter((gene) => gene.class === name).map((gene) => [gene.feature, gene]));
    const rowOf = features.map((gene) => rows.get(gene));
    for (let entry = 0; entry < channels.length * pixels; entry++) {
      const channel = channels[Math.floor(entry / pixels)];
      const p = c * pixels + (entry % pixels);
      for (let k = start[entry]!; k < start[entry + 1]!; k++) {
        const row = rowOf[feature[k]!];
        if (row?.channel === channel) values[p] = Math.max(values[p]!, row.score);
      }
    }
  }
  return { count: classes.length, height, width, values };
}
