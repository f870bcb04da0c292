import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import type { OffsetTable } from "./offset-table.js";

/** A table of pairs of pixels in few numbers: `from[p] · to[q]` is near the table's number of p and q. */
export interface PixelWaves {
  /** Pixels × waves, orthonormal columns. */
  readonly from: RealMatrix & { readonly values: Float32Array };
  /** The same columns, each times its weight. */
  readonly to: RealMatrix & { readonly values: Float32Array };
}

/** Cosines to choose from: so many times the waves that are wanted. */
const choice = 2.5;

/** Pixels whose pairs are looked at in one product. */
const block = 256;

/**
 * The smoothest cosines over the picture, turned to the axes on which the table is largest (Rayleigh and Ritz). Numbers that
 * depend smoothly on a distance need few of them.
 *
 * @param place numbers of the pixels in the table
 * @param valueOf what is asked of the table: a function of its numbers
 * @param waves how many are wanted; fewer come back where there are fewer pixels
 */
export async function pixelWaves(
  table: OffsetTable,
  place: Int32Array,
  valueOf: (value: number) => number,
  waves: number,
  linalg: Linalg,
  breathe: () => Promise<void>,
): Promise<PixelWaves> {
  const count = place.length;
  const cosines = smoothCosines(table, place, Math.min(count, Math.round(choice * waves)), linalg);
  const numbers = Float32Array.from(table.values, valueOf);
  const seen = { ...cosines, values: new Float32Array(count * cosines.columns) };
  for (let first = 0; first < count; first += block) {
    await breathe();
    const rows = Math.min(block, count - first);
    const values = new Float32Array(rows * count);
    for (let p = 0; p < rows; p++) {
      const from = table.centre + place[first + p]!;
      for (let q = 0; q < count; q++) values[p * count + q] = numbers[from - place[q]!]!;
    }
    seen.values.set(linalg.matMul({ rows, columns: count, values }, cosines).values, first * cosines.columns);
  }
  const { values, vectors } = linalg.eigSymmetric(linalg.matMul(cosines, seen, { transposeA: true }));
  const largest = [...values.keys()].sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!)).slice(0, waves);
  const axes = columnsOf(vectors, largest, () => 1);
  return {
    from: linalg.matMul(cosines, axes) as PixelWaves["from"],
    to: linalg.matMul(
      cosines,
      columnsOf(vectors, largest, (column) => values[column]!),
    ) as PixelWaves["to"],
  };
}

/** The longest waves along both sides, the even one among them, as orthonormal columns. */
function smoothCosines({ stride }: OffsetTable, place: Int32Array, wanted: number, linalg: Linalg): RealMatrix {
  const count = place.length;
  const [x, y] = [place.map((number) => number % stride), place.map((number) => Math.floor(number / stride))];
  const span = (values: Int32Array) => {
    const [low, high] = values.reduce(([a, b], v) => [Math.min(a!, v), Math.max(b!, v)], [Infinity, -Infinity]) as [
      number,
      number,
    ];
    return { low, length: high - low + 1 };
  };
  const [across, down] = [span(x), span(y)];
  const waves: { i: number; j: number; turns: number }[] = [];
  for (let i = 0; i < across.length && i <= 2 * wanted; i++)
    for (let j = 0; j < down.length && j <= 2 * wanted; j++)
      waves.push({ i, j, turns: Math.hypot(i / across.length, j / down.length) });
  const longest = waves.sort((a, b) => a.turns - b.turns).slice(0, wanted);
  const values = new Float32Array(count * longest.length);
  longest.forEach(({ i, j }, column) => {
    for (let p = 0; p < count; p++)
      values[p * longest.length + column] =
        Math.cos((Math.PI * i * (x[p]! - across.low + 0.5)) / across.length) *
        Math.cos((Math.PI * j * (y[p]! - down.low + 0.5)) / down.length);
  });
  return linalg.orthonormal({ rows: count, columns: longest.length, values });
}

/** Some columns of a matrix, each times its scale. */
function columnsOf(
  { rows, columns, values }: RealMatrix,
  chosen: readonly number[],
  scale: (column: number) => number,
): RealMatrix {
  const out = new Float32Array(rows * chosen.length);
  chosen.forEach((column, to) => {
    const times = scale(column);
    for (let row = 0; row < rows; row++) out[row * chosen.length + to] = times * values[row * columns + column]!;
  });
  return { rows, columns: chosen.length, values: out };
}
