import type { PairMatrix } from "../../../src/encoders/grid-match/pair-matrix.js";
import { type Random, seededRandom } from "../../../src/random.js";

/** Points of the unit square, count × 2. */
export function plantedPoints(count: number, random: Random = seededRandom(2)): Float64Array {
  return Float64Array.from({ length: 2 * count }, () => random.next());
}

export function apart(places: Float64Array, i: number, k: number): number {
  return Math.hypot(places[2 * i]! - places[2 * k]!, places[2 * i + 1]! - places[2 * k + 1]!);
}

/** What is observed of the points' distances. */
export function pairsOf(points: Float64Array, observe: (distance: number) => number = (distance) => distance) {
  const count = points.length / 2;
  const values = new Float32Array(count * count);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++) values[i * count + k] = values[k * count + i] = observe(apart(points, i, k));
  return { count, values, unit: 1 } satisfies PairMatrix;
}

/** Adds a normal error, cut at 0 as by the model of Bayesian scaling. */
export function withError(sd: number, random: Random = seededRandom(7)): (distance: number) => number {
  return (distance) => {
    for (;;) {
      const observed = distance + sd * random.normal();
      if (observed > 0) return observed;
    }
  };
}

/** Sum of squared differences between observed distances and those of places. */
export function stressOf({ count, values }: PairMatrix, places: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let k = 0; k < i; k++) sum += (apart(places, i, k) - values[i * count + k]!) ** 2;
  return sum;
}

/** Root mean square distance of places from points after the best shift, turn, mirroring and scaling (Procrustes). */
export function procrustes(places: Float64Array, points: Float64Array): number {
  const [a, b] = [centred(places), centred(points)];
  const count = a.length / 2;
  const off = [1, -1].map((mirror) => {
    let [cos, sin, square, other] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const [x, y, u, v] = [a[2 * i]!, mirror * a[2 * i + 1]!, b[2 * i]!, b[2 * i + 1]!];
      cos += x * u + y * v;
      sin += x * v - y * u;
      square += x * x + y * y;
      other += u * u + v * v;
    }
    return other - (cos * cos + sin * sin) / square;
  });
  return Math.sqrt(Math.min(...off) / count);
}

function centred(places: Float64Array): Float64Array {
  const mean = [0, 1].map(
    (axis) => places.reduce((sum, value, at) => (at % 2 === axis ? sum + value : sum), 0) / (places.length / 2),
  );
  return places.map((value, at) => value - mean[at % 2]!);
}
