import { requireOption } from "../registry.js";

type Complex = readonly [re: number, im: number];

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const over = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const square = c * c + d * d;
  return [(a * c + b * d) / square, (b * c - a * d) / square];
};
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];

/**
 * The scaling filter of Daubechies's wavelet with `moments` vanishing moments, 2 × moments coefficients whose sum is √2: by
 * spectral factorisation, of each pair of roots the one inside the unit circle (Daubechies 1988, Ten Lectures on Wavelets
 * 1992, chapter 6).
 *
 * @param moments 1 (Haar) … 10; the roots of more are lost in rounding
 */
export function daubechies(moments: number): Float64Array {
  requireOption(
    Number.isInteger(moments) && moments >= 1 && moments <= 10,
    "daubechies",
    `A wavelet with ${moments} vanishing moments is asked for.`,
    "Choose 1 to 10.",
  );
  // |m₀|² = (1 - y)ᴺ P(y) with y = (2 - z - 1/z) / 4 and P(y) = Σ C(N - 1 + k, k) yᵏ.
  const polynomial = [1];
  for (let k = 1; k < moments; k++) polynomial.push((polynomial[k - 1]! * (moments - 1 + k)) / k);
  let filter: Complex[] = [[1, 0]];
  for (let k = 0; k < moments; k++) filter = withRoot(filter, [-1, 0]);
  for (const y of roots(polynomial)) filter = withRoot(filter, insideRoot(y));
  const sum = filter.reduce((total, [re]) => total + re, 0);
  return Float64Array.from(filter, ([re]) => (re / sum) * Math.SQRT2);
}

/** The coefficients times (1 - root / z). */
function withRoot(coefficients: readonly Complex[], root: Complex): Complex[] {
  return Array.from({ length: coefficients.length + 1 }, (_, k) =>
    minus(coefficients[k] ?? [0, 0], times(root, coefficients[k - 1] ?? [0, 0])),
  );
}

/** Of z and 1/z with (2 - z - 1/z) / 4 = y the one inside the unit circle. */
function insideRoot([re, im]: Complex): Complex {
  const half: Complex = [1 - 2 * re, -2 * im];
  const root = squareRoot(minus(times(half, half), [1, 0]));
  // The larger one has no cancellation; the smaller is its reciprocal.
  const [plus, less] = [minus(half, [-root[0], -root[1]]), minus(half, root)];
  return over([1, 0], Math.hypot(...plus) > Math.hypot(...less) ? plus : less);
}

function squareRoot([re, im]: Complex): Complex {
  const radius = Math.sqrt(Math.hypot(re, im));
  const angle = Math.atan2(im, re) / 2;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** All roots at once (Durand 1960, Kerner 1966). @param coefficients real, constant first */
function roots(coefficients: readonly number[]): Complex[] {
  const degree = coefficients.length - 1;
  const value = (x: Complex) => coefficients.reduceRight<Complex>((sum, c) => minus(times(sum, x), [-c, 0]), [0, 0]);
  let found = Array.from({ length: degree }, (_, k): Complex => {
    const angle = 0.4 + (2 * Math.PI * k) / degree; // no symmetry with the real axis, on which it would stay
    return [Math.cos(angle), Math.sin(angle)];
  });
  for (let round = 0; round < 200; round++)
    found = found.map((x, i) => {
      const product = found.reduce<Complex>(
        (all, other, j) => (i === j ? all : times(all, minus(x, other))),
        [coefficients[degree]!, 0],
      );
      return minus(x, over(value(x), product));
    });
  return found;
}
