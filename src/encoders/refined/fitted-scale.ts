import type { PairMatrix } from "../grid-match/pair-matrix.js";

const { sqrt } = Math; // looked up once, not in every round of a long loop

/**
 * Places in the plane, made as large as fits the distances best in sum of squares.
 *
 * @param places count × 2, row-major
 * @param breathe called often; what it throws ends the sum
 */
export async function fittedScale(
  { count, values }: PairMatrix,
  places: Float64Array,
  breathe: () => Promise<void>,
): Promise<Float64Array> {
  let [product, square] = [0, 0];
  for (let i = 0; i < count; i++) {
    await breathe();
    for (let k = 0; k < i; k++) {
      const [dx, dy] = [places[2 * i]! - places[2 * k]!, places[2 * i + 1]! - places[2 * k + 1]!];
      const apart = sqrt(dx * dx + dy * dy);
      product += apart * values[i * count + k]!;
      square += apart * apart;
    }
  }
  return places.map((value) => (square > 0 ? (value * product) / square : value));
}
