import type { PathwaysOptions } from "../encoders/pathways.js";
import type { ClassifyOptions } from "./classify-options.js";
import type { Omics } from "./verbs.js";

export interface MogonetOptions {
  /** Columns of the sample table that join as one more assay. Default none. */
  readonly samples?: readonly string[];
  /** Options of `classify`, over those of the set-up. */
  readonly classify?: ClassifyOptions;
}

/**
 * A plan like MOGONET (Wang et al. 2021, doi 10.1038/s41467-021-23774-w) on several prepared assays: a branch for each omics,
 * whose class probabilities are joined by a view correlation network, all learnt together.
 *
 * What is simpler than published: the branches are perceptrons on the assay and not graph convolutions over a graph of similar
 * samples, so that a new patient needs no other patients and no test sample shapes the training; branches learn with their
 * join from the first update on, where MOGONET trains them alone before; no features are selected. Layers of 200 and 100
 * values, dropout 0.5 and Adam are as published. A sample may lack assays. For graphs of genes there is `.classify("gnn")`.
 *
 * @example
 * mogonetLike(omics({ rna, methylation, mirna }, { samples }).assay("rna").scale()).run();
 */
export function mogonetLike(plan: Omics, { samples = [], classify = {} }: MogonetOptions = {}): Omics<never> {
  return plan.fuse("intermediate", { join: "correlation", dropModality: 0, samples }).classify("perceptron", {
    hidden: [200, 100],
    dropout: 0.5,
    optimiser: "adam",
    learningRate: 5e-4,
    labelSmoothing: 0,
    steps: 300,
    ...classify,
  });
}

export interface PathCnnOptions extends Partial<Omit<PathwaysOptions, "sets">> {
  /** Path of the pathways' gene sets (GMT). */
  readonly sets: string;
  /** Options of `classify`, over those of the set-up. */
  readonly classify?: ClassifyOptions;
}

/**
 * A plan like PathCNN (Oh et al. 2021, doi 10.1093/bioinformatics/btab285) on one prepared assay, or on those of
 * `{ assay: ["rna", "methylation"] }`, which become channels: a row for each pathway, a column for each of its first two principal
 * components, learnt on the training samples of each fold, and a small network of convolutions.
 *
 * What is simpler than published: each assay is a channel and not two more columns; pathways are ordered by similarity;
 * strided convolutions of 32 and 64 filters stand for two with one pooling, and clinical columns join by fusion, not by the last
 * layer.
 */
export function pathCnnLike<Assays extends string>(
  plan: Omics<Assays>,
  { sets, classify = {}, ...options }: PathCnnOptions,
): Omics<Assays> {
  return plan
    .encode("pathways", { sets, components: 2, ...options })
    .classify("smallCnn", { filters: [32, 64], dropout: 0.5, ...classify });
}
