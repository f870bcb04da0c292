import type { Graph } from "../cluster/graph.js";
import type { Context } from "../context.js";
import { QuadTree } from "../math/quad-tree.js";
import { pace } from "./pace.js";

export interface ForceAtlasOptions {
  /** Rounds, 1 or more. */
  readonly iterations: number;
  /** Pull to the middle, relative to that of an edge; keeps parts that no edge joins together. Above 0. */
  readonly gravity: number;
}

/** Constants of the paper: repulsion, angle of the tree, tolerance of swinging, speed of a point and its limit. */
const [REPULSION, ANGLE, TOLERANCE, SPEED, FASTEST] = [2, 1.2, 1, 0.1, 10];
/** The common speed grows by at most this share in a round. */
const FASTER = 0.5;

/**
 * Lays a graph out by forces: ForceAtlas2 (Jacomy et al. 2014). Edges pull in proportion to length and weight, points push
 * each other with (degree + 1)² / distance, so that what is densely joined comes together and hubs stand apart. Each
 * point's speed adapts to how much it swings. Seeded; O(n log n + edges) a round.
 *
 * @param graph weights of any unit: they are scaled to a mean of 1
 * @param step name for the progress
 * @returns count × 2, row-major
 */
export async function forceAtlas(
  graph: Graph,
  { iterations, gravity }: ForceAtlasOptions,
  step: string,
  ctx: Context,
): Promise<Float64Array> {
  const { count, start, other, weight } = graph;
  const mean = weight.reduce((sum, one) => sum + one, 0) / Math.max(1, weight.length);
  const mass = Float64Array.from({ length: count }, (_, i) => start[i + 1]! - start[i]! + 1);
  const places = Float64Array.from({ length: 2 * count }, () => Math.sqrt(count) * (ctx.random.next() - 0.5));
  let [force, before] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  const tree = new QuadTree(count, ANGLE);
  const breathe = pace(ctx, step, iterations);
  let speed = 1;
  for (let round = 0; round < iterations; round++) {
    await breathe(round);
    [force, before] = [before.fill(0), force];
    tree.push(places, mass, force);
    for (let i = 0; i < count; i++) {
      const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
      const centre = Math.hypot(x, y);
      const pull = centre > 0 ? gravity / centre : 0;
      let alongX = mass[i]! * (REPULSION * force[2 * i]! - pull * x);
      let alongY = mass[i]! * (REPULSION * force[2 * i + 1]! - pull * y);
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const j = other[e]!;
        alongX -= (weight[e]! / mean) * (x - places[2 * j]!);
        alongY -= (weight[e]! / mean) * (y - places[2 * j + 1]!);
      }
      force[2 * i] = alongX;
      force[2 * i + 1] = alongY;
    }
    let [swings, traction] = [0, 0];
    for (let i = 0; i < count; i++) {
      swings += mass[i]! * swingOf(force, before, i, -1);
      traction += (mass[i]! * swingOf(force, before, i, 1)) / 2;
    }
    speed = Math.min((TOLERANCE * traction) / Math.max(swings, Number.MIN_VALUE), (1 + FASTER) * speed);
    for (let i = 0; i < count; i++) {
      const strength = Math.hypot(force[2 * i]!, force[2 * i + 1]!);
      if (strength === 0) continue;
      const own = (SPEED * speed) / (1 + speed * Math.sqrt(swingOf(force, before, i, -1)));
      const stride = Math.min(own, FASTEST / strength);
      places[2 * i]! += stride * force[2 * i]!;
      places[2 * i + 1]! += stride * force[2 * i + 1]!;
    }
  }
  return places;
}

/** Length of the difference of a point's forces of two rounds, or of their sum. */
function swingOf(force: Float64Array, before: Float64Array, i: number, sign: 1 | -1): number {
  return Math.hypot(force[2 * i]! + sign * before[2 * i]!, force[2 * i + 1]! + sign * before[2 * i + 1]!);
}
