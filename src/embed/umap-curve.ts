/** The curve 1 / (1 + a d^(2b)) by which UMAP turns distances in the picture into memberships. */
export interface Curve {
  readonly a: number;
  readonly b: number;
}

/**
 * Fits the curve to 1 up to `minDist` and an exponential fall of length `spread` beyond, over 300 distances up to three
 * spreads: least squares by Levenberg–Marquardt. Reference: umap.umap_.find_ab_params.
 */
export function fitCurve(spread: number, minDist: number): Curve {
  const distances = Float64Array.from({ length: 300 }, (_, i) => (i / 299) * 3 * spread);
  const wanted = distances.map((d) => (d < minDist ? 1 : Math.exp(-(d - minDist) / spread)));
  let curve: Curve = { a: 1, b: 1 };
  let error = squaredError(curve, distances, wanted);
  let damping = 1e-3;
  for (let round = 0; round < 200 && damping < 1e12; round++) {
    const next = improved(curve, distances, wanted, damping);
    const nextError = next.a > 0 && next.b > 0 ? squaredError(next, distances, wanted) : Infinity;
    if (nextError < error) {
      const done = error - nextError < 1e-15 * error;
      [curve, error, damping] = [next, nextError, damping / 10];
      if (done) break;
    } else damping *= 10;
  }
  return curve;
}

function squaredError({ a, b }: Curve, distances: Float64Array, wanted: Float64Array): number {
  return distances.reduce((sum, d, i) => sum + (1 / (1 + a * d ** (2 * b)) - wanted[i]!) ** 2, 0);
}

/** One damped Gauss–Newton step on two unknowns. */
function improved({ a, b }: Curve, distances: Float64Array, wanted: Float64Array, damping: number): Curve {
  let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
  distances.forEach((d, i) => {
    if (d === 0) return;
    const power = d ** (2 * b);
    const value = 1 / (1 + a * power);
    const slopeA = -power * value ** 2;
    const slopeB = -2 * a * Math.log(d) * power * value ** 2;
    const residual = wanted[i]! - value;
    aa += slopeA * slopeA;
    ab += slopeA * slopeB;
    bb += slopeB * slopeB;
    ra += slopeA * residual;
    rb += slopeB * residual;
  });
  aa *= 1 + damping;
  bb *= 1 + damping;
  const determinant = aa * bb - ab * ab;
  return { a: a + (bb * ra - ab * rb) / determinant, b: b + (aa * rb - ab * ra) / determinant };
}
