import type { Layout } from "../data/layout.js";
import { scaleToMaximum } from "../explain/maps.js";
import type { GeneRow } from "../omics/result.js";
import { annotatedMap } from "./annotated-map.js";
import type { Html } from "./html.js";
import { greyOf } from "./mean-images.js";
import { overlayPicture } from "./picture.js";
import { geneMaps } from "./saliency-maps.js";

/** Share of the best gene's score that earns a gene its name on the map (Alyatimi et al. 2025). */
export const nameThreshold = 0.2;
/** More names than these beside one map could not be read. */
const mostNames = 24;

/** A map of saliency with the genes that earned their name. */
export interface AnnotatedSaliency {
  readonly map: Html;
  /** Genes whose names stand beside the map, and all that reach the threshold. */
  readonly named: number;
  readonly worthy: number;
}

/**
 * Saliency over an image, with the names of the best genes beside it.
 *
 * @param title what is shown: "class Astrocyte"
 * @param image one image, NHWC, drawn in grey
 * @param genes all of one class; scores below 0 are drawn as 0
 */
export function annotatedSaliency(
  title: string,
  image: Float32Array,
  genes: readonly GeneRow[],
  layout: Layout,
  threshold = nameThreshold,
): AnnotatedSaliency {
  const { named, worthy } = genesToName(genes, threshold);
  const { values } = scaleToMaximum(geneMaps(genes, [genes[0]?.class ?? ""], layout));
  const map = annotatedMap(
    overlayPicture(greyOf(image, layout.channels.length), values, layout),
    layout,
    named.map(({ feature, x, y }) => ({ text: feature, x, y })),
    `Saliency of ${title}. Named genes: ${named.map(({ feature }) => feature).join(", ") || "none"}.`,
  );
  return { map, named: named.length, worthy };
}

function genesToName(rows: readonly GeneRow[], threshold: number): { named: GeneRow[]; worthy: number } {
  const best = rows.reduce((most, { score }) => Math.max(most, score), 0);
  const worthy = rows.filter(({ score }) => best > 0 && score >= threshold * best).sort((a, b) => a.rank - b.rank);
  return { named: worthy.slice(0, mostNames), worthy: worthy.length };
}
