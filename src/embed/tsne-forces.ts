import type { Affinities } from "./affinities.js";

/**
 * Adds to `force` what pulls neighbours together: factor × p_ab (y_b - y_a) / (1 + |y_a - y_b|²) on a, the opposite on b.
 *
 * @param places n × 2
 * @param force n × 2, added to
 */
export function attract(affinities: Affinities, places: Float64Array, factor: number, force: Float64Array): void {
  const { a, b, weight } = affinities;
  for (let e = 0; e < weight.length; e++) {
    const [i, j] = [2 * a[e]!, 2 * b[e]!];
    const dx = places[j]! - places[i]!;
    const dy = places[j + 1]! - places[i + 1]!;
    const pull = (factor * weight[e]!) / (1 + dx * dx + dy * dy);
    force[i]! += pull * dx;
    force[i + 1]! += pull * dy;
    force[j]! -= pull * dx;
    force[j + 1]! -= pull * dy;
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
  affinities.weight.forEach((p, e) => {
    if (p === 0) return;
    const [i, j] = [2 * affinities.a[e]!, 2 * affinities.b[e]!];
    const square = (places[i]! - places[j]!) ** 2 + (places[i + 1]! - places[j + 1]!) ** 2;
    value += 2 * p * Math.log(p * total * (1 + square));
  });
  return { value, gradient };
}
