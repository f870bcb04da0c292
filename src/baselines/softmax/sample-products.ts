import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/** Samples at a time: few enough that little is made twice, many enough for the engine; whole lines of the cache. */
const BLOCK = 256;

/**
 * Adds the products of all pairs of samples to those of other features, on and above the diagonal: what is on both sides is
 * made once, which halves the work where there are many samples.
 *
 * @param x samples × features; taken where it lies if that is `Linalg.zeros`
 * @param to samples × samples
 */
export function addSampleProducts({ rows: n, columns: p, values }: RealMatrix, to: Float64Array, linalg: Linalg): void {
  const samples = (from: number, until: number) => ({
    rows: until - from,
    columns: p,
    values: values.subarray(from * p, until * p),
  });
  for (let from = 0; from < n; from += BLOCK) {
    const until = Math.min(n, from + BLOCK);
    const { values: products } = linalg.matMul(samples(from, until), samples(from, n), { transposeB: true });
    for (let i = from, at = 0; i < until; i++) for (let j = from; j < n; j++, at++) to[i * n + j]! += products[at]!;
  }
}
