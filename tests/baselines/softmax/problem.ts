import { seededRandom } from "../../../src/random.js";

/** Samples × features of mean 0 in three classes, the first three features tell. */
export function threeClassProblem(rows: number, columns: number) {
  const random = seededRandom(`${rows} × ${columns}`);
  const labels = Int32Array.from({ length: rows }, (_, i) => i % 3);
  const values = Float64Array.from(
    { length: rows * columns },
    (_, at) => random.normal() + (at % columns === labels[Math.floor(at / columns)] ? 1 : 0),
  );
  for (let j = 0; j < columns; j++) {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += values[i * columns + j]! / rows;
    for (let i = 0; i < rows; i++) values[i * columns + j]! -= mean;
  }
  return { x: { rows, columns, values }, labels, classes: 3 };
}

export const limits = { tolerance: 1e-9, iterations: 100, breathe: () => Promise.resolve() };
