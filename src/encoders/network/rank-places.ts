/**
 * Places by their order along each axis, 0 … 1: the modes of a network pile most features up near one point, and a few
 * far away would have the picture to themselves. Equal coordinates stay equal.
 *
 * @param places n × 2, row-major, finite
 */
export function rankPlaces(places: Float64Array): Float64Array {
  const out = new Float64Array(places.length);
  const count = places.length / 2;
  for (const axis of [0, 1]) {
    const at = (i: number) => places[2 * i + axis]!;
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
    for (let from = 0, to = 0; from < count; from = to) {
      while (to < count && at(order[to]!) === at(order[from]!)) to++;
      for (let k = from; k < to; k++) out[2 * order[k]! + axis] = (from + to - 1) / 2 / Math.max(1, count - 1);
    }
  }
  return out;
}
