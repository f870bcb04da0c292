import type { Chromosome } from "./chromosomes.js";
import type { Positions } from "./positions.js";
import type { Track } from "./track.js";

/** What a feature covers of its chromosome, in the unit of the chromosome's size. */
export interface Span {
  readonly feature: number;
  readonly chromosome: number;
  readonly from: number;
  readonly to: number;
}

/** Chromosomes that features lie on, in their natural order, and what each feature covers of them. */
export function spansOf(
  { of, lengths }: Positions,
  by: "rank" | "position",
): { chromosomes: (Chromosome & { size: number })[]; spans: Span[] } {
  const ordered = of
    .flatMap((position, feature) => (position ? [{ feature, ...position }] : []))
    .sort((a, b) => a.chromosome.rank - b.chromosome.rank || a.start - b.start || a.end - b.end);
  const chromosomes: (Chromosome & { size: number })[] = [];
  const spans = ordered.map(({ feature, chromosome, start, end }) => {
    if (chromosomes.at(-1)?.name !== chromosome.name) chromosomes.push({ ...chromosome, size: 0 });
    const own = chromosomes.at(-1)!;
    const rank = own.size;
    own.size = by === "rank" ? rank + 1 : lengths.get(chromosome.name)!;
    const [from, to] = by === "rank" ? [rank, rank + 1] : [start, end];
    return { feature, chromosome: chromosomes.length - 1, from, to };
  });
  return { chromosomes, spans };
}

/**
 * Spans of some of the features, each widened until it meets its neighbours half-way, and the first and the last of a
 * chromosome to its ends: nothing of a chromosome that has any is left blank.
 *
 * @param spans in their order on the genome
 * @param sizes of the chromosomes
 */
export function widened(spans: readonly Span[], sizes: Float64Array): Span[] {
  return spans.map((span, i) => {
    const [before, after] = [spans[i - 1], spans[i + 1]];
    return {
      ...span,
      from: before?.chromosome === span.chromosome ? (before.to + span.from) / 2 : 0,
      to: after?.chromosome === span.chromosome ? (span.to + after.from) / 2 : sizes[span.chromosome]!,
    };
  });
}

/** Tells the pixels of each feature on a track: those that its span lies on, one at least. */
export function coverTrack(
  { first, last, pixels }: Track,
  sizes: Float64Array,
  spans: readonly Span[],
  visit: (pixel: number, feature: number) => void,
): void {
  let total = 0;
  const offset = Array.from(sizes.subarray(first, last), (size) => (total += size) - size);
  for (const { feature, chromosome, from, to } of spans) {
    if (chromosome < first || chromosome >= last) continue;
    const at = (unit: number) => Math.floor(((offset[chromosome - first]! + unit) * pixels.length) / total);
    const begin = Math.min(at(from), pixels.length - 1);
    const end = Math.min(Math.max(at(to), begin + 1), pixels.length);
    for (let i = begin; i < end; i++) visit(pixels[i]!, feature);
  }
}
