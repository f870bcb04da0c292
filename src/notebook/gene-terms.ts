import type { ClassEnrichment } from "../omics/result.js";
import type { TermsState } from "./state.js";

/** More sets are noise: those that share a gene with a class's best by chance. */
const most = 2000;

/**
 * Gene sets of all classes with the genes that they hold, most significant first. A set that several classes have found
 * stands once, with the class that found it most clearly.
 */
export function geneTerms(enrichment: readonly ClassEnrichment[], features: readonly string[]): TermsState {
  const index = new Map(features.map((feature, f) => [feature, f]));
  const terms = new Map<string, { p: number; q: number; class: string; genes: Set<number> }>();
  for (const { class: name, rows } of enrichment)
    for (const { term, p, q, genes } of rows) {
      const known = terms.get(term);
      const members = known?.genes ?? new Set<number>();
      for (const gene of genes) if (index.has(gene)) members.add(index.get(gene)!);
      if (!known || p < known.p) terms.set(term, { p, q, class: name, genes: members });
    }
  const sorted = [...terms].sort(([, a], [, b]) => a.p - b.p).slice(0, most);
  const start = Uint32Array.from({ length: sorted.length + 1 });
  for (const [t, [, { genes }]] of sorted.entries()) start[t + 1] = start[t]! + genes.size;
  return {
    names: sorted.map(([name]) => name),
    classes: sorted.map(([, term]) => term.class),
    q: sorted.map(([, term]) => term.q),
    start,
    genes: Uint32Array.from(sorted.flatMap(([, { genes }]) => [...genes])),
  };
}
