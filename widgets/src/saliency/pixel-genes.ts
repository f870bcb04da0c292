import type { Layout } from "../read-layout.js";

/** A gene on a pixel. */
export interface PixelGene {
  readonly gene: number;
  /** Channels in which it lies there. */
  readonly channels: readonly number[];
  /** Whether it lights this pixel: it is drawn here in the channel that is shown. */
  readonly lights: boolean;
}

export interface PixelGenes {
  /** Different genes on the pixel. */
  readonly count: number;
  /** The best of them, those that light the pixel first. */
  readonly best: readonly PixelGene[];
}

/**
 * The genes of a pixel, best first. It looks at each once, so that a pixel with all genes of an assay answers at once.
 *
 * @param values how much each gene counts
 * @param channel index; -1 = all, where a gene lights the pixel that `home` gives it
 * @param most genes that are returned
 */
export function genesOnPixel(
  { layout, home }: { readonly layout: Layout; readonly home: Uint8Array },
  place: { readonly x: number; readonly y: number },
  channel: number,
  values: Float32Array,
  most: number,
): PixelGenes {
  const { height, width, channels, features, start, feature } = layout;
  const shown = channel >= 0 ? [channel] : [...channels.keys()];
  const state = new Uint8Array(features.length);
  const found: number[] = [];
  const entries = (c: number, visit: (gene: number) => void) => {
    const entry = (c * height + place.y) * width + place.x;
    for (let k = start[entry]!; k < start[entry + 1]!; k++) visit(feature[k]!);
  };
  for (const c of shown)
    entries(c, (gene) => {
      if (state[gene] === 0) found.push(gene);
      if (channel >= 0 || home[gene] === c) state[gene] = lit;
      else state[gene] ||= faint;
    });
  const before = (a: number, b: number) => (state[a] === state[b] ? values[a]! > values[b]! : state[a]! > state[b]!);
  const best: number[] = [];
  for (const gene of found) {
    if (best.length === most && !before(gene, best[most - 1]!)) continue;
    let at = best.length;
    while (at > 0 && before(gene, best[at - 1]!)) at--;
    best.splice(at, 0, gene);
    if (best.length > most) best.pop();
  }
  const where = new Map(best.map((gene) => [gene, new Set<number>()]));
  for (const c of shown) entries(c, (gene) => where.get(gene)?.add(c));
  return {
    count: found.length,
    best: best.map((gene) => ({ gene, channels: [...where.get(gene)!], lights: state[gene] === lit })),
  };
}

/** A gene of the pixel, and one that lights it. */
const faint = 1;
const lit = 2;
