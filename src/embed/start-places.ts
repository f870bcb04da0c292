import type { RealMatrix } from "../engine/linalg.js";
import type { Random } from "../random.js";

/**
 * Scores scaled so that their first column has the given standard deviation, plus noise of a hundredth of it: without
 * noise equal points could never part, nor points on a line leave it.
 */
export function startPlaces({ rows, columns, values }: RealMatrix, deviation: number, random: Random): Float64Array {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < rows; i++) {
    sum += values[i * columns]!;
    squares += values[i * columns]! ** 2;
  }
  const variance = squares / rows - (sum / rows) ** 2;
  const scale = variance > 0 ? deviation / Math.sqrt(variance) : 0;
  return Float64Array.from(values, (value) => value * scale + random.normal() * deviation * 0.01);
}
