import { OmixelError } from "../errors.js";
import type { GeneSet } from "../io/gmt.js";
import { hypergeometricUpperTail } from "../math/distributions.js";
import { benjaminiHochberg } from "../math/fdr.js";
import { mergeOptions, requireOption } from "../registry.js";
import { indexGeneSets } from "./gene-set-index.js";

export interface OverRepresentationOptions {
  /** Smallest set tested, in measured genes, 1 or more. Default 5. */
  readonly minSize: number;
  /** Largest set tested, in measured genes, minSize or more. Default 500. */
  readonly maxSize: number;
  /** Whether "tp53" and "TP53" are different genes. Default true. */
  readonly matchCase: boolean;
}

export const overRepresentationDefaults: Readonly<OverRepresentationOptions> = Object.freeze({
  minSize: 5,
  maxSize: 500,
  matchCase: true,
});

/**
 * A gene set that shares genes with the query. As columns of `enrichment.tsv`: class, term, overlap, size, p, q,
 * oddsRatio, combinedScore, genes (joined by ";").
 */
export interface EnrichmentRow {
  readonly term: string;
  /** Query genes in the set. */
  readonly overlap: number;
  /** Measured genes in the set. */
  readonly size: number;
  /** Chance of at least this overlap for as many genes drawn at random from the measured ones. */
  readonly p: number;
  /** `p` after Benjamini–Hochberg over all sets tested, also those without overlap. */
  readonly q: number;
  /** With one half added to each cell of the table, so that it is finite. */
  readonly oddsRatio: number;
  /** -ln(p) × odds ratio (Chen et al. 2013, as in gseapy). */
  readonly combinedScore: number;
  /** The query genes in the set, in the order of the query. */
  readonly genes: readonly string[];
}

/**
 * Which gene sets hold more of the query's genes than as many measured genes drawn at random would (one-sided
 * hypergeometric test; reference implementation: gseapy 1.3.1, enrich).
 *
 * Sets are cut to the measured genes before their size is judged; query genes that were not measured do not count.
 *
 * @param query genes of interest; repeats count once
 * @param sets gene sets
 * @param background all genes that could have been in the query: the measured ones
 * @param options see {@link OverRepresentationOptions}
 * @returns the tested sets that share a gene with the query, by p, then by odds ratio, then by name
 * @throws UnsuitableData for no sets, no query gene among the measured ones, and no set of suitable size
 * @throws InvalidOption, UnknownName for options
 */
export function overRepresentation(
  query: readonly string[],
  sets: readonly GeneSet[],
  background: readonly string[],
  options: Partial<OverRepresentationOptions> = {},
): EnrichmentRow[] {
  const { minSize, maxSize, matchCase } = checked(options);
  if (sets.length === 0) throw unsuitable("There are no gene sets.", "Name a GMT file that holds some.");
  const index = indexGeneSets(sets, background, { matchCase });
  const drawn = new Set(query.map((gene) => index.numberOf(gene)).filter((number) => number >= 0));
  if (drawn.size === 0)
    throw unsuitable(
      `None of the ${query.length} query genes is among the ${index.background.length} measured genes.`,
      "Use the same kind of gene names in both.",
    );
  const tested = Array.from(sets.keys()).filter((s) => {
    const size = index.members[s]!.length;
    return size >= minSize && size <= maxSize;
  });
  if (tested.length === 0)
    throw unsuitable(
      `None of the ${sets.length} gene sets has ${minSize} to ${maxSize} measured genes; ${matching(index.members)}.`,
      "Check that sets and table use the same gene names (symbols, Ensembl …), or widen minSize and maxSize.",
    );

  const [N, n] = [index.background.length, drawn.size];
  const rows = tested.map((s) => {
    const members = new Set(index.members[s]);
    const genes = [...drawn].filter((number) => members.has(number)).map((number) => index.background[number]!);
    const [K, k] = [members.size, genes.length];
    const p = hypergeometricUpperTail(k, N, K, n);
    const oddsRatio = ((k + 0.5) * (N - K - n + k + 0.5)) / ((K - k + 0.5) * (n - k + 0.5));
    // The smallest double stands in for a p too small to be written.
    const combinedScore = -Math.log(Math.max(p, Number.MIN_VALUE)) * oddsRatio;
    return { term: sets[s]!.name, overlap: k, size: K, p, oddsRatio, combinedScore, genes };
  });
  const q = benjaminiHochberg(Float64Array.from(rows, (row) => row.p));
  return rows
    .map((row, i) => ({ ...row, q: q[i]! }))
    .filter((row) => row.overlap > 0)
    .sort((a, b) => a.p - b.p || b.oddsRatio - a.oddsRatio || (a.term < b.term ? -1 : 1));
}

function checked(options: Partial<OverRepresentationOptions>): Readonly<OverRepresentationOptions> {
  const merged = mergeOptions("enrich", overRepresentationDefaults, options);
  requireOption(merged.minSize >= 1, "enrich", `minSize is ${merged.minSize}.`, "Choose 1 or more.");
  requireOption(
    merged.maxSize >= merged.minSize,
    "enrich",
    `maxSize is ${merged.maxSize}, less than minSize ${merged.minSize}.`,
    "Choose a larger maxSize.",
  );
  return merged;
}

function matching(members: readonly Uint32Array[]): string {
  const largest = members.reduce((most, { length }) => Math.max(most, length), 0);
  return largest === 0 ? "they share no gene with the table" : `the largest has ${largest}`;
}

const unsuitable = (what: string, remedy: string) =>
  new OmixelError("UnsuitableData", what, remedy, { step: "enrich" });
