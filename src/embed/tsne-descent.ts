import type { Context } from "../context.js";
import type { Affinities } from "./affinities.js";
import { pace } from "./pace.js";
import { attract } from "./tsne-forces.js";

/** Fills `force` with the pushes on all points and returns their normalisation Z. */
export type Repel = (places: Float64Array, force: Float64Array) => number;

export interface Schedule {
  readonly iterations: number;
  readonly exaggeratedIterations: number;
  readonly exaggeration: number;
  readonly learningRate: number;
}

/**
 * Gradient descent of t-SNE with momentum and a gain for each coordinate (Jacobs 1988; van der Maaten 2014):
 * momentum 0.5 while affinities are exaggerated, 0.8 after.
 *
 * @param places n × 2, moved in place
 */
export async function descend(
  affinities: Affinities,
  places: Float64Array,
  schedule: Schedule,
  repel: Repel,
  ctx: Context,
): Promise<void> {
  const push = new Float64Array(places.length);
  const force = new Float64Array(places.length);
  const velocity = new Float64Array(places.length);
  const gain = new Float64Array(places.length).fill(1);
  const breathe = pace(ctx, "tsne", schedule.iterations);
  for (let iteration = 0; iteration < schedule.iterations; iteration++) {
    const early = iteration < schedule.exaggeratedIterations;
    const momentum = early ? 0.5 : 0.8;
    const total = repel(places, push);
    for (let i = 0; i < force.length; i++) force[i] = push[i]! / total;
    attract(affinities, places, early ? schedule.exaggeration : 1, force);
    for (let i = 0; i < places.length; i++) {
      // The gradient is -4 × force; a gain grows while velocity and force agree.
      gain[i] = Math.max(0.01, velocity[i]! * force[i]! > 0 ? gain[i]! + 0.2 : gain[i]! * 0.8);
      velocity[i] = momentum * velocity[i]! + schedule.learningRate * gain[i]! * 4 * force[i]!;
      places[i]! += velocity[i]!;
    }
    await breathe(iteration + 1);
  }
}
