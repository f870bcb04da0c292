import { type Context, warn } from "../context.js";
import type { Csr } from "../data/csr.js";
import { geneGraph, subgraph } from "../encoders/network/gene-graph.js";
import { firstFive, OmixelError } from "../errors.js";
import { readEdges } from "../io/edges.js";
import { aggregationMatrix, type GraphKind } from "../models/graph-aggregation.js";

/** Which network joins the features, and what becomes of those that it does not join. */
export interface GeneNetworkOptions {
  /**
   * Path of the network: lines of two features and maybe a weight above 0, as HumanNet's or STRING's; edges that lead out of
   * the table do not count. Has to be given. Default "".
   */
  readonly edges: string;
  /** What becomes of features that no edge joins to another: they stand "alone", or "drop". Their number is told. Default "alone". */
  readonly unknown: "alone" | "drop";
  /** Share of the features that an edge must join, 0 … 1; with fewer, names hardly match: an error. Default 0.1. */
  readonly leastKnown: number;
}

/** The features that take part, and the network that joins them; plain data. */
export interface GeneNetwork {
  /** Columns of the table, ascending. */
  readonly columns: Uint32Array;
  readonly names: readonly string[];
  /** Features × features: what each gets of its neighbours. */
  readonly aggregation: Csr;
}

/** @throws FileNotFound, MalformedTable; UnsuitableData where the network joins fewer features than `leastKnown` */
export async function geneNetwork(
  step: string,
  features: readonly string[],
  { edges: file, unknown, leastKnown }: GeneNetworkOptions,
  kind: GraphKind,
  ctx: Context,
): Promise<GeneNetwork> {
  const edges = await readEdges(file, ctx.signal ? { signal: ctx.signal } : {});
  const whole = geneGraph(edges, features);
  const all = Uint32Array.from(features.keys());
  const joined = all.filter((f) => whole.start[f + 1]! > whole.start[f]!);
  const fewest = Math.max(2, Math.ceil(leastKnown * features.length));
  if (joined.length < fewest)
    throw new OmixelError(
      "UnsuitableData",
      `The network joins ${joined.length} of ${features.length} features, but ${fewest} are needed.`,
      `The features are called ${firstFive(features)}, there ${firstFive(edges.nodes)}: use the same kind of names, or lower "leastKnown".`,
      { step, file },
    );
  if (joined.length < features.length) {
    const apart = all.filter((f) => whole.start[f + 1] === whole.start[f]);
    const fate = unknown === "alone" ? "stand alone" : "are dropped";
    warn(
      ctx,
      step,
      `The network joins ${joined.length} of ${features.length} features (${((100 * joined.length) / features.length).toFixed(1)} %); the others ${fate}: ${firstFive(Array.from(apart, (f) => features[f]!))}.`,
    );
  }
  const columns = unknown === "alone" ? all : joined;
  const graph = unknown === "alone" ? whole : subgraph(whole, joined);
  return {
    columns,
    names: Array.from(columns, (f) => features[f]!),
    aggregation: aggregationMatrix(graph, kind),
  };
}
