import type { EnrichmentResult } from "../omics/result.js";
import { probability } from "./numbers.js";

/** False discovery rate up to which a set is called over-represented. */
export const enrichmentLevel = 0.05;

/** Length of a set's bar; a q of 0 (below what a double holds) is drawn as 1e-300. */
export function enrichmentBar(q: number): number {
  return -Math.log10(Math.max(q, 1e-300));
}

/** Length of the axis on which the bars of all these sets stand. */
export function enrichmentDomain(rows: readonly EnrichmentResult[]): number {
  return rows.reduce((longest, { q }) => Math.max(longest, enrichmentBar(q)), 2);
}

/**
 * Gene sets as bars, pale where nothing is over-represented, with a line at the level.
 *
 * @param domain length of the axis, so that several classes can be compared
 */
export function enrichmentBars(rows: readonly EnrichmentResult[], colour: string, domain: number) {
  const values = rows.map(({ term, q }) => ({ term, value: enrichmentBar(q), sure: q <= enrichmentLevel }));
  const x = { type: "quantitative" as const, title: "−log₁₀ q", scale: { domain: [0, domain] } };
  return {
    width: 380,
    height: { step: 20 },
    layer: [
      {
        data: { values },
        mark: { type: "bar" as const, color: colour },
        encoding: {
          y: { field: "term", type: "nominal" as const, sort: null, title: null, axis: { labelLimit: 420 } },
          x: { ...x, field: "value" },
          opacity: { condition: { test: "datum.sure", value: 1 }, value: 0.35 },
        },
      },
      {
        data: { values: [{ line: enrichmentBar(enrichmentLevel) }] },
        mark: { type: "rule" as const, strokeDash: [4, 3], color: "#888888" },
        encoding: { x: { ...x, field: "line" } },
      },
    ],
  };
}

/** The same in words. */
export function enrichmentWords(name: string, rows: readonly EnrichmentResult[]): string {
  return `Gene sets of class ${name} by significance: ${rows.map(({ term, q }) => `${term}, q ${probability(q)}`).join("; ")}.`;
}
