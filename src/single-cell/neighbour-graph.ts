import type { Graph } from "../cluster/graph.js";
import { fuzzyNeighbours, type NeighbourGraphOptions, neighbourGraphDefaults } from "../cluster/neighbour-graph.js";
import type { Cohort } from "../data/cohort.js";
import { toDense } from "../data/matrix.js";
import { mergeOptions } from "../registry.js";
import { measuredSamples } from "./measured-samples.js";
import { type AnalysisOptions, analysisContext } from "./run-context.js";

export interface SampleGraphOptions extends NeighbourGraphOptions {
  /** Name of the assay; "" (default) = the only one. */
  readonly assay: string;
  /** Of the principal components' randomised solver. Default 1. */
  readonly seed: number;
}

/** Who is near whom among the samples of a cohort. */
export interface SampleGraph {
  /** Node i is the sample in row rows[i]; weights in (0, 1]. */
  readonly graph: Graph;
  /** Rows of the cohort on which the assay was measured. */
  readonly rows: Uint32Array;
}

export const sampleGraphDefaults: Readonly<SampleGraphOptions> = Object.freeze({
  ...neighbourGraphDefaults,
  assay: "",
  seed: 1,
});

/**
 * The fuzzy neighbour graph of a cohort's samples, on the principal components of the assay as it stands: normalise, log,
 * choose features and scale before.
 *
 * Paper: McInnes, Healy & Melville 2018 (doi 10.48550/arXiv.1802.03426). Reference: scanpy 1.11.5, pp.neighbors.
 *
 * @param options {@link SampleGraphOptions}
 * @throws MissingValues; UnsuitableData for fewer than two samples; InvalidOption; Aborted
 * @example
 * const cells = await omics("pbmc.h5ad").normalizeTotal().log1p().highlyVariable().scale().table();
 * const { graph } = await neighbourGraph(cells, { neighbours: 15 });
 */
export async function neighbourGraph(
  cohort: Cohort,
  options: Partial<SampleGraphOptions> = {},
  run: AnalysisOptions = {},
): Promise<SampleGraph> {
  const { assay, seed, ...own } = mergeOptions<SampleGraphOptions>("neighbourGraph", sampleGraphDefaults, options);
  const { rows, values } = measuredSamples("neighbourGraph", cohort, assay);
  const ctx = await analysisContext("neighbourGraph", seed, run);
  return { graph: await fuzzyNeighbours(toDense(values), own, ctx), rows };
}
