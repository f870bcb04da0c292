import type { Linalg, RealMatrix } from "../engine/linalg.js";
import type { Random } from "../random.js";
import { toDouble } from "./points.js";

/** Directions of largest variance. */
export interface Axes {
  /** count × dimensions, rows of length 1 (or zeros beyond the rank), largest loading positive. */
  readonly axes: RealMatrix;
  /** Sum of squares of the points along each axis, descending; 0 beyond the rank. */
  readonly squares: Float64Array;
}

/** Axes from the eigenvectors of XᵀX, or of XXᵀ where there are fewer points than dimensions. */
export function exactAxes(centred: RealMatrix, count: number, linalg: Linalg): Axes {
  if (centred.rows > centred.columns)
    return axesOfScatter(linalg.matMul(centred, centred, { transposeA: true }), count, linalg);
  const { values, vectors } = linalg.eigSymmetric(linalg.matMul(centred, centred, { transposeB: true }));
  const precision = centred.values instanceof Float64Array ? Number.EPSILON : 2 ** -23;
  const top = leading(values, vectors, count, precision);
  // Left singular vectors become axes by one product with the points.
  return { axes: oriented(linalg.matMul(top.vectors, centred)), squares: top.squares };
}

/** Axes from the sums of products of the centred dimensions (XᵀX). */
export function axesOfScatter(scatter: RealMatrix, count: number, linalg: Linalg): Axes {
  const { values, vectors } = linalg.eigSymmetric(scatter);
  const precision = scatter.values instanceof Float64Array ? Number.EPSILON : 2 ** -23;
  const top = leading(values, vectors, count, precision);
  return { axes: oriented(top.vectors), squares: top.squares };
}

/** Above this size all eigenvectors cost more than the few that are wanted. */
const wholeUpTo = 1000;
/** Vectors that a Krylov space grows by at a time. */
const blockWidth = 8;
/** It is looked at first when it has so many dimensions for each axis wanted, then each time it has grown by a share. */
const [firstLook, growth] = [6, 1.2];
/** An eigenvector's residual, relative to the largest eigenvalue, at which it is taken as found. */
const foundAt = 1e-8;

/**
 * The first axes alone: by block Lanczos iteration with full reorthogonalisation (Golub & Underwood 1977) where all would
 * be many.
 *
 * @param scatter as for `axesOfScatter`, float64
 */
export function leadingAxesOfScatter(scatter: RealMatrix, count: number, random: Random, linalg: Linalg): Axes {
  const size = scatter.rows;
  if (size <= wholeUpTo) return axesOfScatter(scatter, count, linalg);
  const start = Float64Array.from({ length: size * blockWidth }, () => random.normal());
  const space = new KrylovSpace(scatter, linalg, { rows: size, columns: blockWidth, values: start });
  let enough = firstLook * count;
  while (space.dimensions + blockWidth <= size / 2) {
    space.grow();
    if (space.dimensions < enough) continue;
    enough = growth * space.dimensions;
    const found = space.look(count);
    if (found.residual > foundAt * found.squares[0]!) continue;
    return { axes: oriented(found.axes), squares: found.squares };
  }
  return axesOfScatter(scatter, count, linalg);
}

/** What powers of a symmetric matrix make of a block of vectors; all vectors are rows. */
class KrylovSpace {
  readonly #matrix: RealMatrix;
  readonly #linalg: Linalg;
  readonly #size: number;
  /** Orthonormal rows; the last block has not been multiplied yet. */
  #basis: Float64Array<ArrayBufferLike>;
  /** The matrix in this basis, of all blocks but the last, as rows of growing length. */
  readonly #projected: Float64Array[] = [];
  /** What of the last product lies outside of all blocks before it, in the last block. */
  #beyond: RealMatrix | undefined;

  constructor(matrix: RealMatrix, linalg: Linalg, start: RealMatrix) {
    this.#matrix = matrix;
    this.#linalg = linalg;
    this.#size = matrix.rows;
    this.#basis = transposed(linalg.orthonormal(start)).values as Float64Array;
  }

  /** Vectors that have been multiplied. */
  get dimensions(): number {
    return this.#projected.length;
  }

  /** Multiplies the last block and adds what is new in the product. */
  grow(): void {
    const { rows: all, values } = this.#whole();
    const size = this.#size;
    const last = values.subarray((all - blockWidth) * size);
    let rest = this.#linalg.matMul({ rows: blockWidth, columns: size, values: last }, this.#matrix);
    const within = new Float64Array(all * blockWidth);
    // Twice is enough (Parlett 1980): what rounding left of the basis in the first round is taken out in the second.
    for (let round = 0; round < 2; round++) {
      const part = this.#linalg.matMul(this.#whole(), rest, { transposeB: true });
      const inside = this.#linalg.matMul(part, this.#whole(), { transposeA: true });
      rest = { ...rest, values: (rest.values as Float64Array).map((value, at) => value - inside.values[at]!) };
      part.values.forEach((value, at) => (within[at]! += value));
    }
    for (let k = 0; k < blockWidth; k++)
      this.#projected.push(Float64Array.from({ length: all }, (_, i) => within[i * blockWidth + k]!));
    const next = transposed(this.#linalg.orthonormal(transposed(rest)));
    this.#beyond = this.#linalg.matMul(rest, next, { transposeB: true });
    const longer = new Float64Array(values.length + next.values.length);
    longer.set(values);
    longer.set(next.values, values.length);
    this.#basis = longer;
  }

  /** The best eigenvectors in the space, and the largest residual among them. */
  look(count: number): { axes: RealMatrix; squares: Float64Array; residual: number } {
    const m = this.dimensions;
    const projected = new Float64Array(m * m);
    // A row knows the blocks up to its own; the matrix is symmetric.
    for (const [j, row] of this.#projected.entries())
      for (let i = 0; i < Math.min(row.length, m); i++) projected[i * m + j] = projected[j * m + i] = row[i]!;
    const { values, vectors } = this.#linalg.eigSymmetric({ rows: m, columns: m, values: projected });
    const top = leading(values, vectors, count, Number.EPSILON);
    const used = { rows: m, columns: this.#size, values: this.#basis.subarray(0, m * this.#size) };
    const axes = this.#linalg.matMul(top.vectors, used);
    let residual = 0;
    for (let k = 0; k < count; k++) {
      // The part of S v outside of the space: the last block's coefficients, carried into the next block.
      let square = 0;
      for (let to = 0; to < blockWidth; to++) {
        let sum = 0;
        for (let from = 0; from < blockWidth; from++)
          sum += top.vectors.values[k * m + m - blockWidth + from]! * this.#beyond!.values[from * blockWidth + to]!;
        square += sum * sum;
      }
      residual = Math.max(residual, Math.sqrt(square));
    }
    return { axes, squares: top.squares, residual };
  }

  #whole(): RealMatrix {
    return { rows: this.#basis.length / this.#size, columns: this.#size, values: this.#basis as Float64Array };
  }
}

function transposed({ rows, columns, values }: RealMatrix): RealMatrix {
  const out = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j]!;
  return { rows: columns, columns: rows, values: out };
}

/**
 * Axes from the points' action on a few random directions (Halko et al. 2011, algorithms 4.4 and 5.1). Each power
 * iteration is orthonormalised, without which the weaker axes drown in rounding.
 */
export function randomisedAxes(
  centred: RealMatrix,
  count: number,
  oversampling: number,
  powerIterations: number,
  random: Random,
  linalg: Linalg,
): Axes {
  const width = Math.min(count + oversampling, centred.rows, centred.columns);
  const probes =
    centred.values instanceof Float64Array
      ? new Float64Array(centred.columns * width)
      : new Float32Array(centred.columns * width);
  for (let i = 0; i < probes.length; i++) probes[i] = random.normal();
  let range = linalg.orthonormal(linalg.matMul(centred, { rows: centred.columns, columns: width, values: probes }));
  for (let i = 0; i < powerIterations; i++) {
    const back = linalg.orthonormal(linalg.matMul(centred, range, { transposeA: true }));
    range = linalg.orthonormal(linalg.matMul(centred, back));
  }
  const projected = linalg.matMul(range, centred, { transposeA: true });
  const small = toDouble(projected);
  const { values, vectors } = linalg.eigSymmetric(linalg.matMul(small, small, { transposeB: true }));
  const top = leading(values, vectors, count, Number.EPSILON);
  const axes = linalg.matMul(top.vectors, small);
  const kept = centred.values instanceof Float64Array ? axes : { ...axes, values: Float32Array.from(axes.values) };
  return { axes: oriented(kept), squares: top.squares };
}

/** The eigenvectors of the largest eigenvalues as rows; those that only rounding made are zeros. */
function leading(
  values: Float32Array | Float64Array,
  vectors: RealMatrix,
  count: number,
  precision: number,
): { vectors: RealMatrix; squares: Float64Array } {
  const size = values.length;
  const least = Math.max(0, values[size - 1]!) * precision * 8 * Math.sqrt(size);
  const rows = vectors.values instanceof Float64Array ? new Float64Array(count * size) : new Float32Array(count * size);
  const squares = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const from = size - 1 - k;
    if (!(values[from]! > least)) break;
    squares[k] = values[from]!;
    for (let j = 0; j < size; j++) rows[k * size + j] = vectors.values[j * size + from]!;
  }
  return { vectors: { rows: count, columns: size, values: rows }, squares };
}

/** Rows scaled to length 1 with their largest entry positive, in place: the sign of an eigenvector is arbitrary. */
function oriented(axes: RealMatrix): RealMatrix {
  const { rows, columns, values } = axes;
  for (let k = 0; k < rows; k++) {
    const row = values.subarray(k * columns, (k + 1) * columns);
    let largest = 0;
    let square = 0;
    for (const value of row) {
      if (Math.abs(value) > Math.abs(largest)) largest = value;
      square += value * value;
    }
    if (square === 0) continue;
    const scale = Math.sign(largest) / Math.sqrt(square);
    for (let j = 0; j < columns; j++) row[j]! *= scale;
  }
  return axes;
}
