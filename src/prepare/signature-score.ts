import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { chooseControls, type GeneSetColumns, geneSetScores } from "./gene-set-score.js";
import { requireWhole } from "./require.js";

export interface SignatureScoreOptions extends AssayChoice {
  /** Genes of the signature, at least one; must be given. Default none, []. */
  readonly genes: readonly string[];
  /** Column of the sample table that gets the score. Default "score". */
  readonly column: string;
  /** Control genes for each level of mean expression that the signature has, 1 or more. Default 50. */
  readonly controlSize: number;
  /** Levels that all genes are divided into, 2 or more. Default 25. */
  readonly bins: number;
}

const name = "signatureScore";

/**
 * Scores samples by a gene signature: mean of its genes less the mean of control genes of similar expression, on logged
 * values. Controls are chosen once, on the training samples. Adds a column to the sample table; the assay stays as it is.
 * Missing values are left out of the means; genes that were not measured are named in a warning.
 *
 * @throws UnknownName where none of the genes was measured; UnsuitableData; InvalidOption for a column that is there already
 */
export const signatureScore = assayStep<SignatureScoreOptions, GeneSetColumns>({
  name,
  source: {
    paper: "Satija et al. 2015",
    doi: "10.1038/nbt.3192",
    reference: "scanpy 1.11.5, tl.score_genes",
  },
  defaults: { assay: "", genes: [], column: "score", controlSize: 50, bins: 25 },
  check({ genes, column, controlSize, bins }) {
    requireOption(
      Array.isArray(genes) && genes.length > 0 && genes.every((gene) => typeof gene === "string"),
      name,
      `Option "genes" is ${JSON.stringify(genes)}, but a list of gene names is expected.`,
      'Name the genes: { genes: ["CD3D", "CD3E"] }.',
    );
    requireOption(column !== "", name, 'Option "column" is empty.', "Name the column that gets the score.");
    requireWhole(name, "controlSize", controlSize, 1, "Use 50.");
    requireWhole(name, "bins", bins, 2, "Use 25.");
  },
  fit: (train, options, ctx) => chooseControls(name, train, options.genes, options, ctx),
  apply: ({ assay }) => assay,
  describe: ({ assay }, learnt, { column }) => ({ [column]: geneSetScores(assay.values, learnt) }),
});
