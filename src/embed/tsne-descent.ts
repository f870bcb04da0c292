import type { Context } from "../context.js";
import type { Attraction } from "./attraction.js";
import { pace } from "./pace.js";

/** Fills `force` with the pushes on all points (n × 2) and returns their normalisation Z. */
export type Repel = (places: Float64Array, force: Float64Array) => number;

export interface Schedule {
  /** Steps in all. */
  readonly iterations: number;
  /** Steps at the start with affinities times `exaggeration` and little momentum. */
  readonly exaggeratedIterations: number;
  readonly exaggeration: number;
  readonly learningRate: number;
}

/**
 * Gradient descent of t-SNE with momentum and a gain for each coordinate (Jacobs 1988; van der Maaten 2014):
 * momentum 0.5 while affinities are exaggerated, 0.8 after.
 *
 * @param attraction pulls, and holds the places, which are moved
 */
export async function descend(
  attraction: Attraction,
  repel: Repel,
  schedule: Schedule,
  ctx: Pick<Context, "progress" | "signal">,
): Promise<void> {
  const { places } = attraction;
  const force = new Float64Array(places.length);
  const velocity = new Float64Array(places.length);
  const gain = new Float64Array(places.length).fill(1);
  const breathe = pace(ctx, "tsne", schedule.iterations);
  for (let iteration = 0; iteration < schedule.iterations; iteration++) {
    const early = iteration < schedule.exaggeratedIterations;
    attraction.start(early ? schedule.exaggeration : 1);
    const total = repel(places, force);
    for (let i = 0; i < force.length; i++) force[i]! /= total;
    attraction.finish(force);
    move(places, force, velocity, gain, early ? 0.5 : 0.8, 4 * schedule.learningRate);
    await breathe(iteration + 1);
  }
}

/** One step; the gradient is -4 × force, and a gain grows while velocity and force agree. */
function move(
  places: Float64Array,
  force: Float64Array,
  velocity: Float64Array,
  gain: Float64Array,
  momentum: number,
  rate: number,
): void {
  for (let i = 0; i < places.length; i++) {
    const agree = velocity[i]! * force[i]! > 0;
    gain[i] = agree ? gain[i]! + 0.2 : Math.max(0.01, gain[i]! * 0.8);
    velocity[i] = momentum * velocity[i]! + rate * gain[i]! * force[i]!;
    places[i]! += velocity[i]!;
  }
}
