import { expect, test } from "@jest/globals";
import { geneTerms } from "../../src/notebook/gene-terms.js";

const row = (term: string, p: number, genes: string[]) => ({
  term,
  p,
  q: 2 * p,
  genes,
  overlap: genes.length,
  size: 9,
  oddsRatio: 1,
  combinedScore: 1,
});
const enrichment = [
  { class: "A", query: 9, background: 99, rows: [row("cycle", 0.01, ["G1", "G2"]), row("rest", 0.5, ["G3"])] },
  { class: "B", query: 9, background: 99, rows: [row("cycle", 0.001, ["G3", "lost"])] },
];

test("each set stands once, with the class that found it most clearly and all its genes", () => {
  const { names, classes, q, start, genes } = geneTerms(enrichment, ["G1", "G2", "G3"]);
  expect(names).toEqual(["cycle", "rest"]);
  expect(classes).toEqual(["B", "A"]);
  expect(q).toEqual([0.002, 1]);
  expect([...(start as Uint32Array)]).toEqual([0, 3, 4]);
  expect([...(genes as Uint32Array)]).toEqual([0, 1, 2, 2]);
});

test("a run without gene sets has none", () => {
  expect(geneTerms([], ["G1"])).toMatchObject({ names: [], start: Uint32Array.of(0) });
});
