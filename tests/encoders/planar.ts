import { type Dense, dense } from "../../src/data/dense.js";
import type { Layout } from "../../src/data/layout.js";
import { seededRandom } from "../../src/random.js";

/** Features g0, g1 … whose distances over the samples are those between points of the plane. */
export function planarFeatures(count: number): Dense {
  const places = placesOf(count);
  const directions = Array.from({ length: 6 }, (_, i) => [Math.cos(i), Math.sin(i)] as const);
  return dense(6, count, Float32Array.from(directions.flatMap(([c, s]) => places.map(([u, v]) => c * u + s * v))));
}

function placesOf(count: number): (readonly [number, number])[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () => [random.next(), random.next()] as const);
}

/** Mean difference between a pair's distance in the plane and in the picture, the latter scaled to the same mean. */
export function planarMismatch({ x, y, features }: Layout): number {
  const places = placesOf(features.length);
  const pairs = features.flatMap((name, i) =>
    features.slice(0, i).map((other, k) => {
      const [[u, v], [s, t]] = [name, other].map((feature) => places[Number(feature.slice(1))]!) as [
        readonly [number, number],
        readonly [number, number],
      ];
      return { apart: Math.hypot(u - s, v - t), drawn: Math.hypot(x[i]! - x[k]!, y[i]! - y[k]!) };
    }),
  );
  const sum = (of: "apart" | "drawn") => pairs.reduce((total, pair) => total + pair[of], 0);
  const scale = sum("apart") / sum("drawn");
  return pairs.reduce((total, { apart, drawn }) => total + Math.abs(apart - scale * drawn), 0) / pairs.length;
}
