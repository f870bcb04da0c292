import type { KeptMatrix, Linalg, RealMatrix } from "../engine/linalg.js";
import { bandEigenvector } from "../math/band-eigenvector.js";
import type { Random } from "../random.js";
import { leading } from "./principal-axes.js";

/**
 * Vectors that a space grows by at a time. Of one, as many as of four cost the time in which the matrix comes through the
 * memory; more than four make a larger space for the same axes. `takeOut` is written for four.
 */
export const blockWidth = 4;
/** A new vector may hold this much of those before it; what is found in the space is then as accurate as without. */
const leftIn = 1e-12;

/** What was found in a space. */
export interface Look {
  /** count × size, rows of length 1. */
  readonly axes: () => RealMatrix;
  /** Their eigenvalues, descending; 0 beyond the rank. */
  readonly squares: Float64Array;
  /** ‖S v - λ v‖ of each. */
  readonly residuals: Float64Array;
}

/**
 * What powers of a symmetric matrix S make of a block of random vectors: block Lanczos iteration (Golub & Underwood 1977),
 * reorthogonalised where it has to be (Simon 1984, doi:10.1090/S0025-5718-1984-0725988-X). All vectors are rows. In the
 * basis of the space S is a band.
 */
export class KrylovSpace {
  readonly #matrix: KeptMatrix;
  readonly #linalg: Linalg;
  readonly #random: Random;
  readonly #size: number;
  /** Orthonormal rows; those of the last block have not been multiplied yet. */
  readonly #basis: Float64Array;
  /** Of each multiplied block: its products within the block, and what leads into the next one. */
  readonly #within: Float64Array[] = [];
  readonly #onward: Float64Array[] = [];
  /** Largest length of a product. */
  #scale = 0;
  /** A random combination of all basis vectors: a new one that is not orthogonal to it has some of them in it. */
  readonly #witness: Float64Array;
  /** Whether the last block had too much of the others in it: then the next one has, too. */
  #strayed = false;

  /** @param limit most dimensions that it will grow to */
  constructor(matrix: RealMatrix, limit: number, random: Random, linalg: Linalg) {
    this.#linalg = linalg;
    this.#random = random;
    this.#size = matrix.rows;
    this.#basis = linalg.zeros(limit + blockWidth, matrix.rows).values;
    this.#witness = new Float64Array(matrix.rows);
    this.#matrix = linalg.keep(matrix);
    const start = this.#block(0);
    for (let i = 0; i < start.length; i++) start[i] = random.normal();
    this.#orthonormalise(start, 0);
  }

  /** Vectors that have been multiplied. */
  get dimensions(): number {
    return this.#within.length * blockWidth;
  }

  /** About the largest eigenvalue. */
  get scale(): number {
    return this.#scale;
  }

  /** Multiplies the last block; what is new in the products is the next one. */
  grow(): void {
    const blocks = this.#within.length;
    const last = this.#block(blocks);
    const next = this.#block(blocks + 1);
    const { values } = this.#linalg.matMul(this.#matrix, this.#rows(blocks * blockWidth, blockWidth), {
      transposeB: true,
    });
    for (let k = 0; k < blockWidth; k++)
      for (let j = 0; j < this.#size; j++) next[k * this.#size + j] = values[j * blockWidth + k]!;
    for (let k = 0; k < blockWidth; k++) this.#scale = Math.max(this.#scale, lengthOf(next, k, this.#size));
    // Apart from rounding, a product leads into its own block, the one before and the next alone.
    if (blocks > 0) takeOut(next, this.#block(blocks - 1), this.#size);
    this.#within.push(takeOut(next, last, this.#size));
    this.#onward.push(this.#orthonormalise(next, (blocks + 1) * blockWidth));
  }

  /**
   * What the last of the best eigenvectors lacks, in a tenth of the time of a look.
   *
   * @returns its eigenvalue λ and about ‖S v - λ v‖
   */
  glance(count: number): { readonly square: number; readonly residual: number } {
    const width = blockWidth; // what leads from a block into the next is triangular
    const values = new Float64Array(this.dimensions * (width + 1));
    this.#visitBand((i, j, value) => (values[i * (width + 1) + i - j] = value));
    const { value, vector } = bandEigenvector({ size: this.dimensions, width, values }, count);
    return { square: value, residual: this.#leads(vector.subarray(-blockWidth)) };
  }

  /** The best eigenvectors in the space. */
  look(count: number): Look {
    const m = this.dimensions;
    const band = new Float64Array(m * m);
    this.#visitBand((i, j, value) => (band[i * m + j] = band[j * m + i] = value));
    const { values, vectors } = this.#linalg.eigSymmetric({ rows: m, columns: m, values: band });
    const top = leading(values, vectors, count, Number.EPSILON);
    const residuals = new Float64Array(count);
    for (let k = 0; k < count; k++)
      residuals[k] = this.#leads(top.vectors.values.subarray((k + 1) * m - blockWidth, (k + 1) * m));
    return {
      axes: () => orthonormalised(this.#linalg.matMul(top.vectors, this.#rows(0, m)), this.#linalg),
      squares: top.squares,
      residuals,
    };
  }

  release(): void {
    this.#matrix.release();
  }

  /** S in the basis of the space: entries (i, j), j ≤ i, that may not be 0. */
  #visitBand(visit: (i: number, j: number, value: number) => void): void {
    this.#within.forEach((block, b) => {
      const [within, onward] = [b * blockWidth, (b + 1) * blockWidth];
      for (let k = 0; k < blockWidth; k++)
        for (let l = 0; l <= k; l++) {
          visit(within + k, within + l, (block[k * blockWidth + l]! + block[l * blockWidth + k]!) / 2);
          if (onward < this.dimensions) visit(onward + l, within + k, this.#onward[b]![k * blockWidth + l]!);
        }
    });
  }

  /** How far S leads out of the space from a vector with these last components. */
  #leads(last: Float64Array | Float32Array): number {
    const beyond = this.#onward.at(-1)!;
    let square = 0;
    for (let to = 0; to < blockWidth; to++) {
      let sum = 0;
      for (let from = 0; from < blockWidth; from++) sum += last[from]! * beyond[from * blockWidth + to]!;
      square += sum * sum;
    }
    return Math.sqrt(square);
  }

  #block(block: number): Float64Array {
    return this.#basis.subarray(block * blockWidth * this.#size, (block + 1) * blockWidth * this.#size);
  }

  #rows(from: number, rows: number): RealMatrix {
    return { rows, columns: this.#size, values: this.#basis.subarray(from * this.#size, (from + rows) * this.#size) };
  }

  /** Takes the first `rows` basis vectors out of a block, in place. */
  #takeOutAll(block: Float64Array, rows: number): void {
    const basis = this.#rows(0, rows);
    const rest = { rows: blockWidth, columns: this.#size, values: block };
    const shares = this.#linalg.matMul(basis, rest, { transposeB: true });
    const { values } = this.#linalg.matMul(shares, basis, { transposeA: true });
    for (let i = 0; i < block.length; i++) block[i]! -= values[i]!;
  }

  /**
   * Makes the rows of a block orthonormal, in place, and takes out what they hold of the basis where that is too much. Where
   * nothing but rounding is left of a row, the space is complete in that direction, and a random one takes its place.
   *
   * @param rows basis vectors before the block
   * @returns L, row by row: block before = L · block after
   */
  #orthonormalise(block: Float64Array, rows: number): Float64Array {
    const least = this.#scale * this.#size * Number.EPSILON;
    const { onward, smallest, replaced } = gramSchmidt(block, this.#size, least, this.#random);
    const strayed = this.#witnessed(block) > leftIn;
    // What is short holds more of the rounding errors, and those lie in the space.
    if (rows > 0 && (strayed || this.#strayed || replaced || smallest < this.#scale * 0.01)) {
      this.#takeOutAll(block, rows);
      gramSchmidt(block, this.#size, 0, this.#random);
    }
    this.#strayed = strayed;
    this.#testify(block);
    return onward;
  }

  /** About how much of the basis is left in the rows of a block. */
  #witnessed(block: Float64Array): number {
    let most = 0;
    for (let at = 0; at < block.length; at += this.#size) {
      let share = 0;
      for (let j = 0; j < this.#size; j++) share += this.#witness[j]! * block[at + j]!;
      most = Math.max(most, Math.abs(share));
    }
    return most;
  }

  /** Adds the rows of a block to the combination of all. */
  #testify(block: Float64Array): void {
    for (let at = 0; at < block.length; at += this.#size) {
      const weight = this.#random.normal();
      for (let j = 0; j < this.#size; j++) this.#witness[j]! += weight * block[at + j]!;
    }
  }
}

/** Rows that are orthonormal (or zeros) but for a little, made so: what is left apart is the square of that. */
function orthonormalised(rows: RealMatrix, linalg: Linalg): RealMatrix {
  const products = linalg.matMul(rows, rows, { transposeB: true });
  const values = products.values.map((value, i) => (i % (rows.rows + 1) === 0 ? 1.5 : 0) - value / 2);
  return linalg.matMul({ ...products, values }, rows);
}

/** Takes the orthonormal rows of one block out of another, in place. @returns their shares, row by row */
function takeOut(block: Float64Array, basis: Float64Array, size: number): Float64Array {
  const shares = new Float64Array(blockWidth * blockWidth);
  const [first, second, third, fourth] = [0, 1, 2, 3].map((l) => basis.subarray(l * size, (l + 1) * size)) as Rows;
  for (let k = 0; k < blockWidth; k++) {
    const row = block.subarray(k * size, (k + 1) * size);
    let [a, b, c, d] = [0, 0, 0, 0];
    // All four at once: reading and writing the row costs more than the products.
    for (let j = 0; j < size; j++) {
      const value = row[j]!;
      a += value * first[j]!;
      b += value * second[j]!;
      c += value * third[j]!;
      d += value * fourth[j]!;
    }
    for (let j = 0; j < size; j++) row[j]! -= a * first[j]! + b * second[j]! + (c * third[j]! + d * fourth[j]!);
    shares.set([a, b, c, d], k * blockWidth);
  }
  return shares;
}

/** The rows of a block. */
type Rows = [Float64Array, Float64Array, Float64Array, Float64Array];

function takeOutRow(block: Float64Array, k: number, basis: Float64Array, l: number, size: number): number {
  const [from, by] = [k * size, l * size];
  let share = 0;
  for (let j = 0; j < size; j++) share += block[from + j]! * basis[by + j]!;
  for (let j = 0; j < size; j++) block[from + j]! -= share * basis[by + j]!;
  return share;
}

function lengthOf(block: Float64Array, row: number, size: number): number {
  let square = 0;
  for (let j = row * size; j < (row + 1) * size; j++) square += block[j]! * block[j]!;
  return Math.sqrt(square);
}

/** Modified Gram-Schmidt, each row twice; rows not longer than `least` are replaced by random ones. */
function gramSchmidt(block: Float64Array, size: number, least: number, random: Random) {
  const onward = new Float64Array(blockWidth * blockWidth);
  let smallest = Infinity;
  let replaced = false;
  for (let k = 0; k < blockWidth; k++) {
    const before = () => {
      for (let round = 0; round < 2; round++)
        for (let l = 0; l < k; l++) onward[k * blockWidth + l]! += takeOutRow(block, k, block, l, size);
    };
    before();
    let length = lengthOf(block, k, size);
    smallest = Math.min(smallest, length);
    if (length > least) onward[k * blockWidth + k] = length;
    else {
      replaced = true;
      const shares = onward.slice(k * blockWidth, (k + 1) * blockWidth);
      for (let j = k * size; j < (k + 1) * size; j++) block[j] = random.normal();
      before();
      onward.set(shares, k * blockWidth);
      length = lengthOf(block, k, size);
    }
    for (let j = k * size; j < (k + 1) * size; j++) block[j]! /= length;
  }
  return { onward, smallest, replaced };
}
