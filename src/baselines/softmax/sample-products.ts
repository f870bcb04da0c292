import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/** Samples at a time: few enough that little is made twice, many enough for the engine; whole lines of the cache. */
const BLOCK = 128;

/**
 * Products of all pairs of samples, samples × samples. What is on both sides of the diagonal is made once, which halves the
 * work where there are many samples.
 *
 * @param x samples × features, float64; taken where it lies if that is `Linalg.zeros`
 */
export function sampleProducts({ rows: n, columns: p, values }: RealMatrix, linalg: Linalg): RealMatrix {
  const samples = (from: number, to: number) => ({
    rows: to - from,
    columns: p,
    values: values.subarray(from * p, to * p),
  });
  const out = new Float64Array(n * n);
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    const { values: products } = linalg.matMul(samples(from, to), samples(from, n), { transposeB: true });
    for (let i = from, at = 0; i < to; i++)
      for (let j = from; j < n; j++, at++) out[i * n + j] = out[j * n + i] = products[at]!;
  }
  return { rows: n, columns: n, values: out };
}
