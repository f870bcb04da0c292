import type { Context } from "../context.js";
import { pace } from "../embed/pace.js";
import { requireNumber, requireOneOf } from "../prepare/require.js";
import { mergeOptions, requireOption } from "../registry.js";
import { aggregate } from "./aggregate.js";
import { type Graph, strengths } from "./graph.js";
import { moveNodes } from "./local-moves.js";
import { communitySizes, renumber, type Task } from "./partition.js";
import { type Objective, quality } from "./quality.js";
import { refine } from "./refine.js";

export interface LeidenOptions {
  /** "modularity" (default), or "cpm", the constant Potts model, whose resolution is a density of weights. */
  readonly objective: Objective;
  /** The larger, the more and the smaller communities; above 0. Default 1. */
  readonly resolution: number;
  /** Runs of the whole method, each from what the one before found, 1 or more; null (default) = until nothing changes. */
  readonly iterations: number | null;
}

export const leidenDefaults: Readonly<LeidenOptions> = Object.freeze({
  objective: "modularity",
  resolution: 1,
  iterations: null,
});

/** Communities of a graph. */
export interface Communities {
  /** Community of each node, 0 = the largest; of equally large ones the one that occurs first. */
  readonly membership: Int32Array;
  readonly count: number;
  /** Worth of the partition, see `quality`. */
  readonly quality: number;
}

/** Beyond these nothing has been seen to change; a guard against rounding that would turn in circles. */
const mostIterations = 100;

/** @throws InvalidOption, UnknownName */
export function checkLeiden({ objective, resolution, iterations }: LeidenOptions): void {
  requireOneOf("leiden", "objective", objective, ["modularity", "cpm"]);
  requireNumber("leiden", "resolution", resolution, (value) => value > 0, "a number above 0 is expected", "Use 1.");
  const whole = iterations === null || (Number.isInteger(iterations) && iterations >= 1);
  requireOption(whole, "leiden", `Option "iterations" is ${iterations}.`, "Use null, or a whole number of at least 1.");
}

/**
 * Communities by the Leiden algorithm: local moves, refinement, aggregation, over and over (Traag, Waltman & van Eck 2019,
 * doi 10.1038/s41598-019-41695-z). Communities are connected. Reference: leidenalg 0.12.0, igraph 1.0.0.
 *
 * @param ctx the seeded order of the moves and choices of the refinement; other seeds may find other partitions
 * @throws InvalidOption, UnknownName; Aborted
 */
export async function leidenCommunities(
  graph: Graph,
  given: Partial<LeidenOptions>,
  ctx: Pick<Context, "random" | "signal" | "progress">,
): Promise<Communities> {
  const options = mergeOptions<LeidenOptions>("leiden", leidenDefaults, given);
  checkLeiden(options);
  const { objective, resolution } = options;
  const membership = Int32Array.from({ length: graph.count }, (_, i) => i);
  const task = taskOf(graph, objective, resolution);
  const iterations = options.iterations ?? mostIterations;
  const breathe = pace(ctx, "leiden", iterations);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const changed = await improve(task, membership, ctx, () => breathe(iteration));
    if (!changed && options.iterations === null) break;
  }
  const count = numberBySize(membership);
  return { membership, count, quality: quality(graph, membership, objective, resolution) };
}

function taskOf(graph: Graph, objective: Objective, resolution: number): Task {
  if (objective === "cpm") return { graph, sizes: new Float64Array(graph.count).fill(1), gamma: resolution };
  const sizes = strengths(graph);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return { graph, sizes, gamma: all > 0 ? resolution / all : 0 };
}

/** One run of the method, in place; returns whether the partition changed. */
async function improve(
  whole: Task,
  membership: Int32Array,
  { random }: Pick<Context, "random">,
  breathe: () => Promise<void>,
): Promise<boolean> {
  let task = whole;
  let own = membership.slice();
  /** Node of the aggregate that each node of the whole graph is part of. */
  const nodeOf = Int32Array.from({ length: membership.length }, (_, i) => i);
  let changed = false;
  for (;;) {
    changed = moveNodes(task, own, random) || changed;
    await breathe();
    const communities = renumber(own);
    for (let i = 0; i < membership.length; i++) membership[i] = own[nodeOf[i]!]!;
    if (communities === task.graph.count) return changed;

    let parts = refine(task, own, random);
    let count = renumber(parts);
    if (count === task.graph.count) {
      // Nothing could be merged inside the communities: they become the nodes, else there would be no progress.
      parts = own.slice();
      count = communities;
    }
    const next = new Int32Array(count);
    for (let i = 0; i < parts.length; i++) next[parts[i]!] = own[i]!;
    for (let i = 0; i < nodeOf.length; i++) nodeOf[i] = parts[nodeOf[i]!]!;
    const sizes = communitySizes(task.sizes, parts, count);
    task = { graph: aggregate(task.graph, parts, count), sizes, gamma: task.gamma };
    own = next;
    await breathe();
  }
}

/** Renumbers communities by falling size, in place; returns how many there are. */
function numberBySize(membership: Int32Array): number {
  const count = renumber(membership);
  const sizes = communitySizes(new Float64Array(membership.length).fill(1), membership, count);
  const order = Int32Array.from({ length: count }, (_, c) => c).sort((a, b) => sizes[b]! - sizes[a]!);
  const names = new Int32Array(count);
  order.forEach((community, name) => (names[community] = name));
  for (let i = 0; i < membership.length; i++) membership[i] = names[membership[i]!]!;
  return count;
}
