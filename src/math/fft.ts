import { requireOption } from "../registry.js";

/** Complex numbers, real and imaginary parts apart. */
export interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A plan to transform many columns at once. */
export interface Fourier {
  readonly size: number;
  /**
   * Discrete Fourier transform along the rows of a size × batch matrix, row-major: each of its columns is transformed
   * with exp(-2πi …), not scaled. Swapping `re` and `im` of the argument gives the inverse, times `size`.
   *
   * @param data overwritten by the result
   * @param work of at least the same length, overwritten by anything
   */
  forward(data: ComplexArray, work: ComplexArray, batch: number): void;
}

/**
 * Fast Fourier transform by Stockham's autosort (Cochran et al. 1967), radices 4, 3 and 2. All columns of a batch go
 * through a butterfly together, so that the innermost loop is long and its factors are constant.
 *
 * @param size 2^a or 3 · 2^a, ≥ 1
 * @throws InvalidOption for another size
 */
export function fourier(size: number): Fourier {
  const radices = factors(size);
  const cos = Float64Array.from({ length: size }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sin = Float64Array.from({ length: size }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  return {
    size,
    forward(data, work, batch) {
      let [from, to] = [data, work];
      let length = size;
      let stride = batch;
      for (const radix of radices) {
        const part = length / radix;
        const turn = size / length;
        for (let p = 0; p < part; p++) {
          const w1 = p * turn;
          const stage = { from, to, at: stride * p, hop: stride * part, out: stride * radix * p, stride };
          if (radix === 4)
            butterfly4(stage, cos[w1]!, sin[w1]!, cos[2 * w1]!, sin[2 * w1]!, cos[3 * w1]!, sin[3 * w1]!);
          else if (radix === 3) butterfly3(stage, cos[w1]!, sin[w1]!, cos[2 * w1]!, sin[2 * w1]!);
          else butterfly2(stage, cos[w1]!, sin[w1]!);
        }
        [from, to] = [to, from];
        length = part;
        stride *= radix;
      }
      if (from === data) return;
      data.re.set(work.re.subarray(0, size * batch));
      data.im.set(work.im.subarray(0, size * batch));
    },
  };
}

function factors(size: number): number[] {
  const found: number[] = [];
  let rest = size;
  for (const radix of [4, 2, 3])
    while (rest > 1 && rest % radix === 0 && !(radix === 3 && found.includes(3))) {
      found.push(radix);
      rest /= radix;
    }
  requireOption(rest === 1, "fft", `The transform has size ${size}.`, "Choose a power of two, or three times one.");
  return found;
}

/** Where one butterfly reads and writes: inputs `at`, `at + hop`, …, outputs `out`, `out + stride`, …; `stride` of them. */
interface Stage {
  readonly from: ComplexArray;
  readonly to: ComplexArray;
  readonly at: number;
  readonly hop: number;
  readonly out: number;
  readonly stride: number;
}

function butterfly2({ from, to, at, hop, out, stride }: Stage, c1: number, s1: number): void {
  const { re: xr, im: xi } = from;
  const { re: yr, im: yi } = to;
  for (let q = 0; q < stride; q++) {
    const [i, o] = [at + q, out + q];
    const ar = xr[i]!;
    const ai = xi[i]!;
    const br = xr[i + hop]!;
    const bi = xi[i + hop]!;
    yr[o] = ar + br;
    yi[o] = ai + bi;
    const dr = ar - br;
    const di = ai - bi;
    yr[o + stride] = dr * c1 - di * s1;
    yi[o + stride] = dr * s1 + di * c1;
  }
}

function butterfly3({ from, to, at, hop, out, stride }: Stage, c1: number, s1: number, c2: number, s2: number): void {
  const { re: xr, im: xi } = from;
  const { re: yr, im: yi } = to;
  const height = Math.sqrt(3) / 2;
  for (let q = 0; q < stride; q++) {
    const [i, o] = [at + q, out + q];
    const sumR = xr[i + hop]! + xr[i + 2 * hop]!;
    const sumI = xi[i + hop]! + xi[i + 2 * hop]!;
    const difR = height * (xr[i + hop]! - xr[i + 2 * hop]!);
    const difI = height * (xi[i + hop]! - xi[i + 2 * hop]!);
    const midR = xr[i]! - sumR / 2;
    const midI = xi[i]! - sumI / 2;
    yr[o] = xr[i]! + sumR;
    yi[o] = xi[i]! + sumI;
    const br = midR + difI;
    const bi = midI - difR;
    yr[o + stride] = br * c1 - bi * s1;
    yi[o + stride] = br * s1 + bi * c1;
    const cr = midR - difI;
    const ci = midI + difR;
    yr[o + 2 * stride] = cr * c2 - ci * s2;
    yi[o + 2 * stride] = cr * s2 + ci * c2;
  }
}

function butterfly4(
  { from, to, at, hop, out, stride }: Stage,
  c1: number,
  s1: number,
  c2: number,
  s2: number,
  c3: number,
  s3: number,
): void {
  const { re: xr, im: xi } = from;
  const { re: yr, im: yi } = to;
  for (let q = 0; q < stride; q++) {
    const i = at + q;
    const o = out + q;
    const evenR = xr[i]! + xr[i + 2 * hop]!;
    const evenI = xi[i]! + xi[i + 2 * hop]!;
    const apartR = xr[i]! - xr[i + 2 * hop]!;
    const apartI = xi[i]! - xi[i + 2 * hop]!;
    const oddR = xr[i + hop]! + xr[i + 3 * hop]!;
    const oddI = xi[i + hop]! + xi[i + 3 * hop]!;
    const turnR = xi[i + hop]! - xi[i + 3 * hop]!;
    const turnI = xr[i + 3 * hop]! - xr[i + hop]!;
    yr[o] = evenR + oddR;
    yi[o] = evenI + oddI;
    const br = apartR + turnR;
    const bi = apartI + turnI;
    yr[o + stride] = br * c1 - bi * s1;
    yi[o + stride] = br * s1 + bi * c1;
    const cr = evenR - oddR;
    const ci = evenI - oddI;
    yr[o + 2 * stride] = cr * c2 - ci * s2;
    yi[o + 2 * stride] = cr * s2 + ci * c2;
    const dr = apartR - turnR;
    const di = apartI - turnI;
    yr[o + 3 * stride] = dr * c3 - di * s3;
    yi[o + 3 * stride] = dr * s3 + di * c3;
  }
}
