import type { Context } from "../context.js";
import type { FuzzySet } from "./fuzzy-set.js";
import { pace } from "./pace.js";
import type { Curve } from "./umap-curve.js";

export interface UmapSchedule {
  readonly epochs: number;
  readonly learningRate: number;
  readonly negativeSamples: number;
  readonly repulsion: number;
}

/** No coordinate moves further than this in one update, as in the reference. */
const longestMove = 4;

/**
 * Stochastic gradient descent of UMAP: an edge is drawn as often as its membership says, pulls its ends together and
 * pushes one end away from a few random points. Step length falls linearly to 0.
 *
 * @param places count × components, moved in place
 */
export async function descendUmap(
  graph: FuzzySet,
  places: Float64Array,
  components: number,
  curve: Curve,
  schedule: UmapSchedule,
  ctx: Context,
): Promise<void> {
  const { from, to, period } = drawnEdges(graph, schedule.epochs);
  const next = Float64Array.from(period);
  const breathe = pace(ctx, "umap", schedule.epochs);
  const { random } = ctx;
  const { a, b } = curve;
  for (let epoch = 0; epoch < schedule.epochs; epoch++) {
    const rate = schedule.learningRate * (1 - epoch / schedule.epochs);
    for (let e = 0; e < from.length; e++) {
      if (next[e]! > epoch) continue;
      next[e]! += period[e]!;
      const i = from[e]! * components;
      const j = to[e]! * components;
      const near = squaredDistance(places, i, j, components);
      if (near > 0) {
        const pull = (-2 * a * b * near ** (b - 1)) / (1 + a * near ** b);
        move(places, i, j, components, pull, rate, true);
      }
      for (let s = 0; s < schedule.negativeSamples; s++) {
        const k = random.integer(graph.count) * components;
        const far = squaredDistance(places, i, k, components);
        if (far === 0) continue;
        const push = (2 * schedule.repulsion * b) / ((0.001 + far) * (1 + a * far ** b));
        move(places, i, k, components, push, rate, false);
      }
    }
    await breathe(epoch + 1);
  }
}

/** Edges with the number of epochs between two draws of each; those too weak to be drawn once are left out. */
function drawnEdges(graph: FuzzySet, epochs: number): { from: Int32Array; to: Int32Array; period: Float64Array } {
  const largest = graph.weight.reduce((most, weight) => Math.max(most, weight), 0);
  const kept: number[] = [];
  const source = new Int32Array(graph.other.length);
  for (let i = 0; i < graph.count; i++)
    for (let e = graph.start[i]!; e < graph.start[i + 1]!; e++) {
      source[e] = i;
      if (graph.weight[e]! >= largest / epochs) kept.push(e);
    }
  return {
    from: Int32Array.from(kept, (e) => source[e]!),
    to: Int32Array.from(kept, (e) => graph.other[e]!),
    period: Float64Array.from(kept, (e) => largest / graph.weight[e]!),
  };
}

function squaredDistance(places: Float64Array, i: number, j: number, components: number): number {
  let sum = 0;
  for (let d = 0; d < components; d++) sum += (places[i + d]! - places[j + d]!) ** 2;
  return sum;
}

/** Moves i along (i - j) × factor, and j the other way where both ends move. */
function move(
  places: Float64Array,
  i: number,
  j: number,
  components: number,
  factor: number,
  rate: number,
  both: boolean,
): void {
  for (let d = 0; d < components; d++) {
    const step = factor * (places[i + d]! - places[j + d]!);
    const limited = rate * Math.max(-longestMove, Math.min(longestMove, step));
    places[i + d]! += limited;
    if (both) places[j + d]! -= limited;
  }
}
