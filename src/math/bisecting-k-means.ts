/** Rounds of k-means for each halving, at most. */
const ROUNDS = 25;

/**
 * Points joined into clusters by halving: again and again the cluster whose points lie farthest from their mean, in sum of
 * squares, is parted in two by k-means, which starts from the two sides of the mean along the wider axis. Many clusters cost
 * little more than few. Deterministic.
 * Reference: sklearn.cluster.BisectingKMeans, bisecting_strategy "biggest_inertia".
 *
 * @param points n × 2, row-major, finite, n ≥ 1
 * @param k most clusters; fewer are found where fewer points differ, or by too little to be squared
 * @returns the cluster of each point, numbered from 0, and their means (clusters × 2)
 */
export function bisectingKMeans(points: Float64Array, k: number): { clusterOf: Int32Array; means: Float64Array } {
  const clusters = [clusterFrom(Int32Array.from({ length: points.length / 2 }, (_, i) => i))];
  while (clusters.length < k) {
    let widest = 0;
    for (let c = 1; c < clusters.length; c++) if (clusters[c]!.inertia > clusters[widest]!.inertia) widest = c;
    if (clusters[widest]!.inertia === 0) break;
    const [one, other] = halves(clusters[widest]!);
    clusters[widest] = clusterFrom(one);
    clusters.push(clusterFrom(other));
  }
  const clusterOf = new Int32Array(points.length / 2);
  clusters.forEach(({ members }, c) => members.forEach((i) => (clusterOf[i] = c)));
  return { clusterOf, means: Float64Array.from(clusters.flatMap(({ mean }) => mean)) };

  function clusterFrom(members: Int32Array): Cluster {
    const mean = meanOf(members);
    // Exactly 0 for equal points, which rounding of their mean would hide.
    const spread = [0, 1].map((axis) =>
      members.every((i) => points[2 * i + axis] === points[2 * members[0]! + axis])
        ? 0
        : members.reduce((sum, i) => sum + (points[2 * i + axis]! - mean[axis]!) ** 2, 0),
    );
    return { members, mean, wider: spread[1]! > spread[0]! ? 1 : 0, inertia: spread[0]! + spread[1]! };
  }

  function meanOf(members: Int32Array): [number, number] {
    let [x, y] = [0, 0];
    for (const i of members) {
      x += points[2 * i]!;
      y += points[2 * i + 1]!;
    }
    return [x / members.length, y / members.length];
  }

  function halves({ members, mean, wider }: Cluster): [Int32Array, Int32Array] {
    const along = members.reduce<[number, number]>(
      ([least, most], i) => [Math.min(least, points[2 * i + wider]!), Math.max(most, points[2 * i + wider]!)],
      [Infinity, -Infinity],
    );
    // Where points differ by a step of rounding, so may their mean from all of them: no part may be empty.
    const border = along[0] < mean[wider] && mean[wider] <= along[1] ? mean[wider] : along[1];
    let parts = partedBy(members, (i) => points[2 * i + wider]! < border);
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = [meanOf(parts[0]), meanOf(parts[1])];
      const next = partedBy(members, (i) => squared(i, a) < squared(i, b));
      const settled = next[0].length === parts[0].length && next[0].every((i, k) => i === parts[0][k]);
      if (settled || next[0].length === 0 || next[1].length === 0) break;
      parts = next;
    }
    return parts;
  }

  function squared(i: number, [x, y]: readonly [number, number]): number {
    return (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
  }
}

interface Cluster {
  readonly members: Int32Array;
  readonly mean: [number, number];
  readonly wider: 0 | 1;
  readonly inertia: number;
}

function partedBy(members: Int32Array, isFirst: (i: number) => boolean): [Int32Array, Int32Array] {
  return [members.filter(isFirst), members.filter((i) => !isFirst(i))];
}
