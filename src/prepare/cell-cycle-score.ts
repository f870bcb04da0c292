import type { Matrix } from "../data/matrix.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { g2mPhaseGenes, sPhaseGenes } from "./cell-cycle-genes.js";
import { chooseControls, type GeneSetColumns, geneSetScores } from "./gene-set-score.js";
import { requireWhole } from "./require.js";

export interface CellCycleScoreOptions extends AssayChoice {
  /** Genes of phase S. Default the 43 human genes of Tirosh et al. 2016. */
  readonly sGenes: readonly string[];
  /** Genes of phases G2 and M. Default the 54 human genes of Tirosh et al. 2016. */
  readonly g2mGenes: readonly string[];
  /** Levels that all genes are divided into, 2 or more. Default 25. */
  readonly bins: number;
}

export interface CellCycleLearnt {
  readonly s: GeneSetColumns;
  readonly g2m: GeneSetColumns;
}

const name = "cellCycleScore";

/**
 * Scores cells by the genes of phases S and G2/M, on logged values, and names the phase: that of the higher score, G1
 * where both are below 0, none ("") where a score is not known. Adds columns `S_score`, `G2M_score` and `phase` to the
 * sample table; the assay stays as it is.
 * There are as many control genes a level as the shorter list has genes.
 *
 * @throws UnknownName where none of a list's genes was measured; UnsuitableData; InvalidOption for columns that are there
 */
export const cellCycleScore = assayStep<CellCycleScoreOptions, CellCycleLearnt>({
  name,
  source: {
    paper: "Tirosh et al. 2016",
    doi: "10.1126/science.aad0501",
    reference: "scanpy 1.11.5, tl.score_genes_cell_cycle",
  },
  defaults: { assay: "", sGenes: sPhaseGenes, g2mGenes: g2mPhaseGenes, bins: 25 },
  check({ sGenes, g2mGenes, bins }) {
    for (const [option, genes] of Object.entries({ sGenes, g2mGenes }))
      requireOption(
        Array.isArray(genes) && genes.length > 0,
        name,
        `Option "${option}" is ${JSON.stringify(genes)}, but a list of gene names is expected.`,
        "Leave it out for the human genes of Tirosh et al. 2016.",
      );
    requireWhole(name, "bins", bins, 2, "Use 25.");
  },
  fit(train, { sGenes, g2mGenes, bins }, ctx) {
    const controls = { controlSize: Math.min(sGenes.length, g2mGenes.length), bins };
    return {
      s: chooseControls(name, train, sGenes, controls, ctx),
      g2m: chooseControls(name, train, g2mGenes, controls, ctx),
    };
  },
  apply: ({ assay }) => assay,
  describe({ assay }, learnt) {
    const [s, g2m] = scores(assay.values, learnt);
    return { S_score: s, G2M_score: g2m, phase: Array.from(s, (score, row) => phaseOf(score, g2m[row]!)) };
  },
});

function phaseOf(s: number, g2m: number): string {
  if (Number.isNaN(s) || Number.isNaN(g2m)) return "";
  if (s < 0 && g2m < 0) return "G1";
  return g2m > s ? "G2M" : "S";
}

function scores(values: Matrix, { s, g2m }: CellCycleLearnt): [Float64Array, Float64Array] {
  return [geneSetScores(values, s), geneSetScores(values, g2m)];
}
