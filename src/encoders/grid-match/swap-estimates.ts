import type { KeptMatrix, Linalg, RealMatrix } from "../../engine/linalg.js";
import type { Arrangement, MismatchName } from "./mismatch.js";
import { largestOf } from "./pair-matrix.js";
import { type PixelWaves, pixelWaves } from "./pixel-waves.js";
import { swapTerms } from "./swap-terms.js";

/** Steps in which numbers of pairs are looked up. */
const steps = 1024;

/** Features that are laid down in one product. */
const block = 256;

/** A feature that went from one pixel to another; from -1: that had none before. */
export interface Move {
  readonly feature: number;
  readonly from: number;
  readonly to: number;
}

/** One term of the mismatch, looked up and told by waves. */
interface Part {
  readonly lookup: Float32Array;
  readonly waves: PixelWaves;
  /** First of its columns among those of all. */
  readonly first: number;
}

/**
 * How well each feature suits each pixel, so that what a swap changes is four numbers and no sum over all features. The
 * mismatch is taken apart into terms that see features and pixels one by one, and the pixels' part is told by few smooth
 * waves: a feature is then a point, a pixel is one, and their product says how well they suit. Estimates are near the
 * truth, not exact; the pair that is swapped counts as if it changed.
 */
export class SwapEstimates {
  readonly #arrangement: Arrangement;
  readonly #parts: readonly Part[];
  readonly #linalg: Linalg;
  readonly #columns: number;
  /** Features × waves. */
  readonly #points: Float32Array;
  /** Pixels × waves. */
  readonly #pixels: KeptMatrix;
  readonly #largest: number;

  private constructor(arrangement: Arrangement, parts: readonly Part[], largest: number, linalg: Linalg) {
    const count = arrangement.at.length;
    this.#arrangement = arrangement;
    this.#parts = parts;
    this.#linalg = linalg;
    this.#largest = largest;
    this.#columns = parts.reduce((sum, { waves }) => sum + waves.from.columns, 0);
    this.#points = new Float32Array(count * this.#columns);
    const values = new Float32Array(count * this.#columns);
    for (const { waves, first } of parts) paste(waves.to, values, this.#columns, first);
    this.#pixels = linalg.keep({ rows: count, columns: this.#columns, values });
  }

  /** @param breathe called often; what it throws ends it */
  static async of(
    arrangement: Arrangement,
    by: MismatchName,
    linalg: Linalg,
    breathe: () => Promise<void>,
  ): Promise<SwapEstimates> {
    const { pairs, table, place, at } = arrangement;
    const largest = Math.max(largestOf(pairs.values), largestOf(table.values)) || 1;
    const parts: Part[] = [];
    let first = 0;
    for (const { weight, waves: wanted, of } of swapTerms[by]) {
      const scale = weight * (by === "squared" ? largest ** 2 : largest);
      const waves = await pixelWaves(table, place, (value) => scale * of(value / largest), wanted, linalg, breathe);
      parts.push({ lookup: Float32Array.from({ length: steps + 1 }, (_, step) => of(step / steps)), waves, first });
      first += waves.from.columns;
    }
    const estimates = new SwapEstimates(arrangement, parts, largest, linalg);
    try {
      for (let from = 0; from < at.length; from += block) {
        await breathe();
        const features = at.subarray(from, from + block);
        estimates.move(Array.from(features, (feature, i) => ({ feature, from: -1, to: from + i })));
      }
    } catch (error) {
      estimates.release();
      throw error;
    }
    return estimates;
  }

  /** Takes in that features have moved. */
  move(moves: readonly Move[]): void {
    const { count, values } = this.#arrangement.pairs;
    const scale = steps / this.#largest;
    const step = new Uint16Array(moves.length * count);
    moves.forEach(({ feature }, i) => {
      const row = values.subarray(feature * count, (feature + 1) * count);
      for (let k = 0; k < count; k++) step[i * count + k] = (row[k]! * scale + 0.5) | 0;
    });
    for (const { lookup, waves, first } of this.#parts) {
      const { columns, values: wave } = waves.from;
      const apart = new Float32Array(step.length);
      for (let k = 0; k < apart.length; k++) apart[k] = lookup[step[k]!]!;
      const way = new Float32Array(moves.length * columns);
      moves.forEach(({ from, to }, i) => {
        for (let c = 0; c < columns; c++)
          way[i * columns + c] = wave[to * columns + c]! - (from < 0 ? 0 : wave[from * columns + c]!);
      });
      const change = this.#linalg.matMul(
        { rows: moves.length, columns: count, values: apart },
        { rows: moves.length, columns, values: way },
        { transposeA: true },
      );
      paste(change, this.#points, this.#columns, first);
    }
  }

  /** Of some features: how well each suits all pixels, features × pixels; less is better. */
  ofFeatures(features: Int32Array): Float32Array {
    const points = this.#rows(this.#points, features);
    return this.#linalg.matMul(points, this.#pixels, { transposeB: true }).values as Float32Array;
  }

  /** Of some pixels: how well each suits all features, pixels × features; less is better. */
  ofPixels(pixels: Int32Array): Float32Array {
    const points = { rows: this.#arrangement.at.length, columns: this.#columns, values: this.#points };
    const chosen = this.#rows(this.#pixels.values as Float32Array, pixels);
    return this.#linalg.matMul(chosen, points, { transposeB: true }).values as Float32Array;
  }

  /** How well a feature suits a pixel; less is better. */
  of(feature: number, pixel: number): number {
    const [one, other] = [feature * this.#columns, pixel * this.#columns];
    let sum = 0;
    for (let c = 0; c < this.#columns; c++) sum += this.#points[one + c]! * this.#pixels.values[other + c]!;
    return sum;
  }

  release(): void {
    this.#pixels.release();
  }

  #rows(values: Float32Array, rows: Int32Array): RealMatrix {
    const columns = this.#columns;
    const out = new Float32Array(rows.length * columns);
    rows.forEach((row, i) => out.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
    return { rows: rows.length, columns, values: out };
  }
}

/** Adds a matrix to some columns of another. */
function paste({ rows, columns, values }: RealMatrix, into: Float32Array, width: number, first: number): void {
  for (let row = 0; row < rows; row++)
    for (let c = 0; c < columns; c++) into[row * width + first + c]! += values[row * columns + c]!;
}
