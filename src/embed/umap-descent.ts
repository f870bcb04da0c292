import type { Context } from "../context.js";
import type { FuzzySet } from "./fuzzy-set.js";
import { lookupCurve } from "./lookup-curve.js";
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
/** Keeps the push of two points that nearly touch finite, as in the reference. */
const nearest = 0.001;

/**
 * Stochastic gradient descent of UMAP: an edge is drawn as often as its membership says, pulls its ends together and
 * pushes its first end away from a few random points. Step length falls linearly to 0.
 *
 * @param places count × components, moved in place
 */
export async function descendUmap(
  graph: FuzzySet,
  places: Float64Array,
  components: number,
  { a, b }: Curve,
  schedule: UmapSchedule,
  ctx: Context,
): Promise<void> {
  const { epochs, learningRate, negativeSamples, repulsion } = schedule;
  const { from, to, period } = drawnEdges(graph, epochs);
  const next = Float64Array.from(period);
  const pull = lookupCurve((square) => (-2 * a * b * square ** (b - 1)) / (1 + a * square ** b));
  const push = lookupCurve((square) => (2 * repulsion * b) / ((nearest + square) * (1 + a * square ** b)));
  const breathe = pace(ctx, "umap", epochs);
  const { random } = ctx;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = learningRate * (1 - epoch / epochs);
    for (let e = 0; e < from.length; e++) {
      if (next[e]! > epoch) continue;
      next[e]! += period[e]!;
      const i = from[e]! * components;
      const j = to[e]! * components;
      const near = squaredDistance(places, i, j, components);
      if (near > 0) {
        const factor = pull(near);
        for (let d = 0; d < components; d++) {
          const step = rate * limited(factor * (places[i + d]! - places[j + d]!));
          places[i + d]! += step;
          places[j + d]! -= step;
        }
      }
      for (let s = 0; s < negativeSamples; s++) {
        const k = random.integer(graph.count) * components;
        const far = squaredDistance(places, i, k, components);
        if (far === 0) continue;
        const factor = push(far);
        for (let d = 0; d < components; d++)
          places[i + d]! += rate * limited(factor * (places[i + d]! - places[k + d]!));
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
  for (let d = 0; d < components; d++) {
    const difference = places[i + d]! - places[j + d]!;
    sum += difference * difference;
  }
  return sum;
}

function limited(step: number): number {
  return step > longestMove ? longestMove : step < -longestMove ? -longestMove : step;
}
