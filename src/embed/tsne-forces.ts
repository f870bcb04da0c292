import type { Affinities } from "./affinities.js";

/**
 * Adds to `force` what pulls neighbours together: factor × p_ij (y_j - y_i) / (1 + |y_i - y_j|²) on i.
 *
 * @param places n × 2
 * @param force n × 2, added to
 */
export function attract(affinities: Affinities, places: Float64Array, factor: number, force: Float64Array): void {
  const { count, start, other, weight } = affinities;
  for (let i = 0; i < count; i++) {
    const x = places[2 * i]!;
    const y = places[2 * i + 1]!;
    let fx = 0;
    let fy = 0;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = 2 * other[e]!;
      const dx = places[j]! - x;
      const dy = places[j + 1]! - y;
      const pull = (factor * weight[e]!) / (1 + dx * dx + dy * dy);
      fx += pull * dx;
      fy += pull * dy;
      force[j]! -= pull * dx;
      force[j + 1]! -= pull * dy;
    }
    force[2 * i]! += fx;
    force[2 * i + 1]! += fy;
  }
}

/**
 * What pushes points apart, over all pairs: the sum over j of (y_i - y_j) / (1 + |y_i - y_j|²)² into `force`.
 *
 * @param places n × 2
 * @param force n × 2, overwritten
 * @returns Z, the sum of 1 / (1 + |y_i - y_j|²) over all ordered pairs i ≠ j
 */
export function repelExactly(places: Float64Array, force: Float64Array): number {
  force.fill(0);
  let total = 0;
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i]!, places[i + 1]!];
    let [fx, fy] = [0, 0];
    for (let j = 0; j < i; j += 2) {
      const dx = x - places[j]!;
      const dy = y - places[j + 1]!;
      const near = 1 / (1 + dx * dx + dy * dy);
      total += near;
      const push = near * near;
      fx += push * dx;
      fy += push * dy;
      force[j]! -= push * dx;
      force[j + 1]! -= push * dy;
    }
    force[i]! += fx;
    force[i + 1]! += fy;
  }
  return 2 * total;
}

/**
 * Gradient of the Kullback–Leibler divergence between the affinities and the picture, and its value, all pairs computed
 * (van der Maaten & Hinton 2008, equation 5). Reference: sklearn.manifold._t_sne._kl_divergence.
 */
export function divergence(affinities: Affinities, places: Float64Array): { value: number; gradient: Float64Array } {
  const gradient = new Float64Array(places.length);
  const total = repelExactly(places, gradient);
  for (let i = 0; i < gradient.length; i++) gradient[i]! *= -4 / total;
  const pull = new Float64Array(places.length);
  attract(affinities, places, 4, pull);
  for (let i = 0; i < gradient.length; i++) gradient[i]! -= pull[i]!;

  let value = 0;
  const { count, start, other, weight } = affinities;
  for (let i = 0; i < count; i++)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (weight[e] === 0) continue;
      const [a, b] = [2 * i, 2 * other[e]!];
      const square = (places[a]! - places[b]!) ** 2 + (places[a + 1]! - places[b + 1]!) ** 2;
      value += 2 * weight[e]! * Math.log(weight[e]! * total * (1 + square));
    }
  return { value, gradient };
}
