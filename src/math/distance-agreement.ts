import type { Dense } from "../data/dense.js";
import { ranks } from "./statistics.js";

/** How well one set of distances tells another between the same things. */
export interface DistanceAgreement {
  /** Whether neighbours in the picture are real: 1 = all are, about 0.5 = places given by chance. */
  readonly trustworthiness: number;
  /** Share of the real neighbours that are neighbours in the picture: 1 = all; k / (count - 1) = chance. */
  readonly neighboursKept: number;
  /** Spearman's rank correlation over all pairs; null where all distances of one side are equal. */
  readonly rankCorrelation: number | null;
}

/**
 * Compares real distances with those in a picture: trustworthiness (Venna & Kaski 2001), neighbours kept, and Spearman's
 * rank correlation. Places on a grid are often equally far apart; things that tie for the last places among the nearest
 * take equal shares of them, so that no score depends on the order of the things. Without ties the first is what
 * scikit-learn's `trustworthiness` gives.
 *
 * @param real count × count, symmetric
 * @param seen the same for the picture
 * @param k neighbours of each, 1 … less than count / 2
 * @param rest awaited now and then, for the event loop and for a stop
 */
export async function distanceAgreement(
  real: Dense,
  seen: Dense,
  k: number,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<DistanceAgreement> {
  const count = real.rows;
  let [cost, kept] = [0, 0];
  for (let i = 0; i < count; i++) {
    const [realRow, seenRow] = [real, seen].map(({ values }) => others(values, i, count)) as [
      Float32Array,
      Float32Array,
    ];
    const rank = ranks(realRow);
    const [realShare, seenShare] = [sharesOfNearest(realRow, k), sharesOfNearest(seenRow, k)];
    for (let j = 0; j < seenShare.length; j++) {
      if (seenShare[j] === 0) continue;
      cost += seenShare[j]! * Math.max(0, rank[j]! - k);
      kept += seenShare[j]! * realShare[j]!;
    }
    await rest();
  }
  const realRanks = ranks(upperTriangle(real));
  await rest();
  return {
    trustworthiness: 1 - (2 * cost) / (count * k * (2 * count - 3 * k - 1)),
    neighboursKept: kept / (count * k),
    rankCorrelation: pearson(realRanks, ranks(upperTriangle(seen))),
  };
}

/** Row i without its diagonal. */
function others(values: Float32Array, i: number, count: number): Float32Array {
  const row = new Float32Array(count - 1);
  row.set(values.subarray(i * count, i * count + i));
  row.set(values.subarray(i * count + i + 1, (i + 1) * count), i);
  return row;
}

/** 1 for what is among the k nearest, 0 for what is not; those at the border share what is left. */
function sharesOfNearest(distances: Float32Array, k: number): Float32Array {
  const border = distances.slice().sort()[k - 1]!;
  let [closer, tied] = [0, 0];
  for (const distance of distances) {
    if (distance < border) closer++;
    else if (distance === border) tied++;
  }
  const share = (k - closer) / tied;
  return distances.map((distance) => (distance < border ? 1 : distance === border ? share : 0));
}

function upperTriangle({ rows, values }: Dense): Float32Array {
  const out = new Float32Array((rows * (rows - 1)) / 2);
  for (let i = 0, at = 0; i < rows; at += rows - ++i) out.set(values.subarray(i * rows + i + 1, (i + 1) * rows), at);
  return out;
}

function pearson(a: Float64Array, b: Float64Array): number | null {
  const centre = (a.length + 1) / 2; // of ranks
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - centre, b[i]! - centre];
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}
