import type { Context } from "../context.js";
import type { Affinities } from "./affinities.js";
import { pace } from "./pace.js";
import { pictureOrder, reordered } from "./point-order.js";
import { attract } from "./tsne-forces.js";

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

/** Points are put in the order of the picture after as many steps: while it forms, and when its groups stand. */
const stepsAnOrder = [0, 100, 250, 500];

/**
 * Gradient descent of t-SNE with momentum and a gain for each coordinate (Jacobs 1988; van der Maaten 2014): momentum
 * 0.5 while affinities are exaggerated, 0.8 after.
 *
 * @param start n × 2, where the points begin; not changed
 * @returns where they end
 */
export async function descend(
  affinities: Affinities,
  start: Float64Array,
  repel: Repel,
  schedule: Schedule,
  ctx: Pick<Context, "progress" | "signal">,
): Promise<Float64Array> {
  const { iterations, exaggeratedIterations, exaggeration, learningRate } = schedule;
  let state = initialState(affinities, start);
  const force = new Float64Array(start.length);
  const breathe = pace(ctx, "tsne", iterations);
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (stepsAnOrder.includes(iteration)) state = inPictureOrder(state);
    const early = iteration < exaggeratedIterations;
    const total = repel(state.places, force);
    for (let i = 0; i < force.length; i++) force[i]! /= total;
    attract(state.affinities, state.places, early ? exaggeration : 1, force);
    move(state, force, early ? 0.5 : 0.8, 4 * learningRate);
    await breathe(iteration + 1);
  }
  const end = new Float64Array(start.length);
  state.points.forEach((point, k) => end.set(state.places.subarray(2 * k, 2 * k + 2), 2 * point));
  return end;
}

interface State {
  /** The points in the order in which everything else holds them. */
  readonly points: Int32Array;
  readonly affinities: Affinities;
  readonly places: Float64Array;
  readonly velocity: Float64Array;
  readonly gain: Float64Array;
}

function initialState(affinities: Affinities, start: Float64Array): State {
  return {
    points: Int32Array.from({ length: affinities.count }, (_, i) => i),
    affinities,
    places: start.slice(),
    velocity: new Float64Array(start.length),
    gain: new Float64Array(start.length).fill(1),
  };
}

function inPictureOrder(state: State): State {
  const order = pictureOrder(state.places);
  const taken = (pairs: Float64Array) => {
    const out = new Float64Array(pairs.length);
    order.forEach((from, to) => out.set(pairs.subarray(2 * from, 2 * from + 2), 2 * to));
    return out;
  };
  return {
    points: order.map((k) => state.points[k]!),
    affinities: reordered(state.affinities, order),
    places: taken(state.places),
    velocity: taken(state.velocity),
    gain: taken(state.gain),
  };
}

/** One step; the gradient is -4 × force, and a gain grows while velocity and force agree. */
function move({ places, velocity, gain }: State, force: Float64Array, momentum: number, rate: number): void {
  for (let i = 0; i < places.length; i++) {
    const agree = velocity[i]! * force[i]! > 0;
    gain[i] = agree ? gain[i]! + 0.2 : Math.max(0.01, gain[i]! * 0.8);
    velocity[i] = momentum * velocity[i]! + rate * gain[i]! * force[i]!;
    places[i]! += velocity[i]!;
  }
}
