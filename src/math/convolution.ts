import { type ComplexArray, fourier } from "./fft.js";

/** A prepared convolution of square grids with one kernel. */
export interface Convolution {
  /** Cells a side of the grids. */
  readonly side: number;
  /** Replaces the grid (side × side, row-major) by its convolution with the kernel, nothing wrapped around. */
  apply(grid: Float64Array): void;
}

/**
 * Convolution with an even kernel through the Fourier transform, on a grid doubled by zeros so that the far side does
 * not leak in (Hockney & Eastwood 1988). Two real columns travel as one complex column.
 *
 * @param side cells a side, 2^a or 3 · 2^a, ≥ 2
 * @param kernel value at a distance of (dx, dy) cells; the same for all four signs
 * @param response factor of a wave of k periods over the doubled grid, along each axis; default 1
 */
export function convolution(
  side: number,
  kernel: (dx: number, dy: number) => number,
  response: (k: number, size: number) => number = () => 1,
): Convolution {
  const size = 2 * side;
  const half = side + 1;
  const along = fourier(size);
  const spectrum = kernelSpectrum(side, kernel, response);
  const first = complex(size * (side / 2));
  const second = complex(size * half);
  const work = complex(size * half);

  return {
    side,
    apply(grid) {
      packColumns(grid, first, side);
      along.forward(first, work, side / 2);
      unpackTransposed(first, second, side);
      along.forward(second, work, half);
      for (let i = 0; i < spectrum.length; i++) {
        second.re[i]! *= spectrum[i]!;
        second.im[i]! *= spectrum[i]!;
      }
      along.forward(swapped(second), work, half);
      repackTransposed(second, first, side);
      along.forward(swapped(first), work, side / 2);
      unpackColumns(first, grid, side);
    },
  };
}

const complex = (length: number): ComplexArray => ({ re: new Float64Array(length), im: new Float64Array(length) });
const swapped = ({ re, im }: ComplexArray): ComplexArray => ({ re: im, im: re });

/** Columns j and j + side / 2 of the grid as real and imaginary part; the lower half of the rows is zero. */
function packColumns(grid: Float64Array, out: ComplexArray, side: number): void {
  const pairs = side / 2;
  for (let i = 0; i < side; i++) {
    out.re.set(grid.subarray(i * side, i * side + pairs), i * pairs);
    out.im.set(grid.subarray(i * side + pairs, (i + 1) * side), i * pairs);
  }
  out.re.fill(0, side * pairs);
  out.im.fill(0, side * pairs);
}

function unpackColumns(from: ComplexArray, grid: Float64Array, side: number): void {
  const pairs = side / 2;
  for (let i = 0; i < side; i++) {
    grid.set(from.re.subarray(i * pairs, (i + 1) * pairs), i * side);
    grid.set(from.im.subarray(i * pairs, (i + 1) * pairs), i * side + pairs);
  }
}

/** Spectra of the real columns, waves 0 … side only (the others are their mirror images), one row a column. */
function unpackTransposed(from: ComplexArray, out: ComplexArray, side: number): void {
  const [pairs, half] = [side / 2, side + 1];
  for (let k = 0; k <= side; k++) {
    const here = k * pairs;
    const mirror = (k === 0 ? 0 : 2 * side - k) * pairs;
    for (let j = 0; j < pairs; j++) {
      const [ar, ai] = [from.re[here + j]!, from.im[here + j]!];
      const [br, bi] = [from.re[mirror + j]!, from.im[mirror + j]!];
      out.re[j * half + k] = (ar + br) / 2;
      out.im[j * half + k] = (ai - bi) / 2;
      out.re[(j + pairs) * half + k] = (ai + bi) / 2;
      out.im[(j + pairs) * half + k] = (br - ar) / 2;
    }
  }
  out.re.fill(0, side * half);
  out.im.fill(0, side * half);
}

/** The way back: two spectra of real columns as the spectrum of one complex column. */
function repackTransposed(from: ComplexArray, out: ComplexArray, side: number): void {
  const [pairs, half] = [side / 2, side + 1];
  for (let k = 0; k <= side; k++) {
    const here = k * pairs;
    const mirror = (2 * side - k) * pairs;
    for (let j = 0; j < pairs; j++) {
      const [a, b] = [j * half + k, (j + pairs) * half + k];
      const [ar, ai, br, bi] = [from.re[a]!, from.im[a]!, from.re[b]!, from.im[b]!];
      out.re[here + j] = ar - bi;
      out.im[here + j] = ai + br;
      if (k === 0 || k === side) continue;
      out.re[mirror + j] = ar + bi;
      out.im[mirror + j] = br - ai;
    }
  }
}

/** Factors of the waves (first axis all, second axis 0 … side), real since the kernel is even; scaled for the inverse. */
function kernelSpectrum(
  side: number,
  kernel: (dx: number, dy: number) => number,
  response: (k: number, size: number) => number,
): Float64Array {
  const [size, half] = [2 * side, side + 1];
  const along = fourier(size);
  // An even kernel has an even spectrum, so a transform over one axis needs only the waves 0 … side of it.
  const rows = complex(size * half);
  const work = complex(size * half);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < half; j++) rows.re[i * half + j] = kernel(Math.min(i, size - i), j);
  along.forward(rows, work, half);
  const columns = complex(size * half);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < half; k++) columns.re[i * half + k] = rows.re[k * half + Math.min(i, size - i)]!;
  along.forward(columns, work, half);
  const factor = Float64Array.from({ length: size }, (_, k) => response(Math.min(k, size - k), size));
  return columns.re.map((value, at) => (value * factor[Math.floor(at / half)]! * factor[at % half]!) / size ** 2);
}
