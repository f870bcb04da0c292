import type { GeneSet } from "../io/gmt.js";

/** Gene sets cut to the measured genes; genes are numbered in the order of the measured ones. */
export interface GeneSetIndex {
  /** Measured genes, each once. */
  readonly background: readonly string[];
  /** One entry a set, in the given order: numbers of its measured genes, ascending. */
  readonly members: readonly Uint32Array[];
  /** Number of the measured gene of that name, -1 for others. */
  numberOf(gene: string): number;
}

/**
 * Cuts gene sets to the measured genes. A gene that a list names twice counts once.
 *
 * @param matchCase whether "tp53" and "TP53" are different genes
 */
export function indexGeneSets(
  sets: readonly GeneSet[],
  background: readonly string[],
  { matchCase }: { readonly matchCase: boolean },
): GeneSetIndex {
  const spelling = (gene: string) => (matchCase ? gene : gene.toUpperCase());
  const numbers = new Map<string, number>();
  const genes: string[] = [];
  for (const gene of background) {
    if (numbers.has(spelling(gene))) continue;
    numbers.set(spelling(gene), genes.length);
    genes.push(gene);
  }
  const numberOf = (gene: string) => numbers.get(spelling(gene)) ?? -1;
  const measured = ({ genes: own }: GeneSet) => new Set(own.map(numberOf).filter((number) => number >= 0));
  return { background: genes, members: sets.map((set) => Uint32Array.from(measured(set)).sort()), numberOf };
}
