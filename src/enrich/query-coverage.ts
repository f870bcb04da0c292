import type { GeneSet } from "../io/gmt.js";
import { indexGeneSets } from "./gene-set-index.js";

/** How much of a query the gene sets can speak about. */
export interface QueryCoverage {
  /** Different genes in the query. */
  readonly query: number;
  /** Query genes that were not measured, and hence do not count. */
  readonly unmeasured: readonly string[];
  /** Measured query genes that are in no gene set: nothing can be said about them. */
  readonly inNoSet: readonly string[];
}

/**
 * Which query genes take part in an over-representation analysis, for the report and as a check on gene names.
 *
 * @param matchCase whether "tp53" and "TP53" are different genes, default true
 */
export function queryCoverage(
  query: readonly string[],
  sets: readonly GeneSet[],
  background: readonly string[],
  { matchCase = true }: { readonly matchCase?: boolean } = {},
): QueryCoverage {
  const { members, numberOf } = indexGeneSets(sets, background, { matchCase });
  const annotated = new Uint8Array(background.length);
  for (const set of members) for (const number of set) annotated[number] = 1;
  const genes = [...new Set(query)];
  return {
    query: genes.length,
    unmeasured: genes.filter((gene) => numberOf(gene) < 0),
    inNoSet: genes.filter((gene) => numberOf(gene) >= 0 && annotated[numberOf(gene)] === 0),
  };
}
