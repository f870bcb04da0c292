/** A symmetric matrix that is zero but near its diagonal: entry (i, i - d) stands at i × (width + 1) + d, 0 ≤ d ≤ width. */
export interface Band {
  readonly size: number;
  /** Diagonals below the main one. */
  readonly width: number;
  readonly values: Float64Array;
}

const halvings = 48; // the eigenvalue is known to 2^-47 of the matrix's norm then
const refinements = 3;

/**
 * One eigenvector of a band, in a time that grows as its size: the eigenvalue is enclosed by counting (Sylvester's law of
 * inertia), the vector found by inverse iteration (Wielandt 1944). Of equal eigenvalues it finds some vector of their
 * space. It is made to judge by, not to build on: factors are not pivoted.
 *
 * @param rank 1 = of the largest eigenvalue … size
 * @returns the eigenvalue, and a vector of length 1
 */
export function bandEigenvector(band: Band, rank: number): { readonly value: number; readonly vector: Float64Array } {
  const { size } = band;
  const factors = { below: new Float64Array(size * band.width), pivots: new Float64Array(size) };
  const norm = rowNorm(band);
  const smallest = Number.EPSILON * (norm || 1);
  let [low, high] = [-norm, norm];
  for (let round = 0; round < halvings; round++) {
    const middle = (low + high) / 2;
    if (size - factorise(band, middle, smallest, factors) >= rank) low = middle;
    else high = middle;
  }
  const value = (low + high) / 2;
  factorise(band, value, smallest, factors);
  const vector = new Float64Array(size).fill(1);
  for (let round = 0; round < refinements; round++) {
    solve(factors, band.width, vector);
    let largest = 0; // brought to 1 before it is squared
    for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(vector[i]!));
    let square = 0;
    for (let i = 0; i < size; i++) square += (vector[i]! /= largest) ** 2;
    for (let i = 0; i < size; i++) vector[i]! /= Math.sqrt(square);
  }
  return { value, vector };
}

interface Factors {
  /** Of each row, what stands left of the diagonal, nearest first. */
  readonly below: Float64Array;
  readonly pivots: Float64Array;
}

/** L D Lᵀ of the band less a shift. @returns how many pivots are negative: as many eigenvalues are below the shift */
function factorise({ size, width, values }: Band, shift: number, smallest: number, { below, pivots }: Factors): number {
  let negative = 0;
  for (let i = 0; i < size; i++) {
    let pivot = values[i * (width + 1)]! - shift;
    for (let d = Math.min(width, i); d >= 1; d--) {
      const j = i - d;
      let value = values[i * (width + 1) + d]!;
      for (let e = d + 1; e <= Math.min(width, i); e++) {
        const apart = e - d; // column i - e is so far left of column j
        value -= below[i * width + e - 1]! * pivots[i - e]! * below[j * width + apart - 1]!;
      }
      const factor = value / pivots[j]!;
      below[i * width + d - 1] = factor;
      pivot -= factor * value;
    }
    if (Math.abs(pivot) < smallest) pivot = pivot < 0 ? -smallest : smallest;
    pivots[i] = pivot;
    if (pivot < 0) negative++;
  }
  return negative;
}

/** x becomes (L D Lᵀ)⁻¹ x. */
function solve({ below, pivots }: Factors, width: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++)
    for (let d = Math.min(width, i); d >= 1; d--) x[i]! -= below[i * width + d - 1]! * x[i - d]!;
  for (let i = 0; i < x.length; i++) x[i]! /= pivots[i]!;
  for (let i = x.length - 1; i >= 0; i--)
    for (let d = Math.min(width, i); d >= 1; d--) x[i - d]! -= below[i * width + d - 1]! * x[i]!;
}

/** Largest sum of a row's absolute values, which no eigenvalue exceeds. */
function rowNorm({ size, width, values }: Band): number {
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let d = 0; d <= Math.min(width, i); d++) {
      const value = Math.abs(values[i * (width + 1) + d]!);
      sums[i]! += value;
      if (d > 0) sums[i - d]! += value;
    }
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}
