import { checkLeiden, leidenCommunities, leidenDefaults, type LeidenOptions } from "../cluster/leiden.js";
import type { Cohort } from "../data/cohort.js";
import { addColumns } from "../prepare/sample-columns.js";
import { mergeOptions, requireOption } from "../registry.js";
import { neighbourGraph, type SampleGraph, sampleGraphDefaults, type SampleGraphOptions } from "./neighbour-graph.js";
import { type AnalysisOptions, analysisContext } from "./run-context.js";

export interface ClusterOptions extends LeidenOptions, SampleGraphOptions {
  /** Column of the sample table that gets the communities. Default "leiden". */
  readonly column: string;
  /** A graph that `neighbourGraph` made of the same cohort; null (default) = one is made, by the options for it. */
  readonly graph: SampleGraph | null;
  /** Of the order of moves and of the refinement's choices. Default 1. */
  readonly seed: number;
}

export const clusterDefaults: Readonly<ClusterOptions> = Object.freeze({
  ...leidenDefaults,
  ...sampleGraphDefaults,
  column: "leiden",
  graph: null,
});

/**
 * Groups samples that are near one another: communities of the neighbour graph by the Leiden algorithm. Other seeds find
 * other, about equally good groups; `resolution` decides how many.
 *
 * Paper: Traag, Waltman & van Eck 2019 (doi 10.1038/s41598-019-41695-z). Reference: scanpy 1.11.5, tl.leiden; leidenalg.
 *
 * @param options {@link ClusterOptions}
 * @returns the cohort with a column of texts more: "0" for the largest community, "1" for the next; "" for samples on which
 *   the assay was not measured
 * @throws InvalidOption, also where the cohort has a column of that name; MissingValues; UnsuitableData; Aborted
 * @example
 * const clustered = await leiden(cells, { resolution: 1 });
 * embedCohort(clustered, { colour: "leiden" });
 */
export async function leiden(
  cohort: Cohort,
  options: Partial<ClusterOptions> = {},
  run: AnalysisOptions = {},
): Promise<Cohort> {
  const merged = mergeOptions<ClusterOptions>("leiden", clusterDefaults, options);
  const { objective, resolution, iterations, column, graph: given, seed, ...forGraph } = merged;
  checkLeiden(merged);
  requireOption(column !== "", "leiden", 'Option "column" is empty.', "Name the column that gets the communities.");
  const { graph, rows } = given ?? (await neighbourGraph(cohort, { ...forGraph, seed }, run));
  requireOption(
    graph.count === rows.length && rows.every((row) => row < cohort.samples.numRows),
    "leiden",
    `The graph has ${graph.count} samples, which are not those of the cohort.`,
    "Make it of the same cohort: neighbourGraph(cohort).",
  );
  const ctx = await analysisContext("leiden", seed, run);
  const { membership } = await leidenCommunities(graph, { objective, resolution, iterations }, ctx);
  return addColumns("leiden", cohort, { [column]: Array.from(membership, String) }, rows);
}
