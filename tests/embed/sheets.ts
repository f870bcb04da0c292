import { type Dense, dense } from "../../src/data/dense.js";
import { seededRandom } from "../../src/random.js";

/** Points on curved sheets in 30 dimensions, one sheet a group, with noise; row i belongs to group i modulo `groups`. */
export function sheets(count: number, groups = 6): Dense {
  const random = seededRandom("sheets");
  const columns = 30;
  const vectors = Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => Float64Array.from({ length: columns }, () => random.normal())),
  );
  const points = dense(count, columns);
  for (let i = 0; i < count; i++) {
    const [centre, along, across, bend] = vectors[i % groups]!;
    const [u, v] = [2 * random.next() - 1, 2 * random.next() - 1];
    for (let j = 0; j < columns; j++)
      points.values[i * columns + j] =
        3 * centre![j]! + 2 * u * along![j]! + v * across![j]! + u * u * bend![j]! + 0.3 * random.normal();
  }
  return points;
}
