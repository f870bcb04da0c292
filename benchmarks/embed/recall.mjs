/**
 * Share of the nearest neighbours that are kept in the plane, over a thousand of the points.
 *
 * @param {Float32Array} points n × dimensions
 * @param {number} dimensions
 * @param {Float32Array} places n × 2
 * @param {number} neighbours of each point
 */
export function recall(points, dimensions, places, neighbours) {
  const count = points.length / dimensions;
  const stride = Math.max(1, Math.floor(count / 1000));
  let [kept, all] = [0, 0];
  for (let i = 0; i < count; i += stride) {
    const before = nearest(points, dimensions, i, neighbours);
    const after = new Set(nearest(places, 2, i, neighbours));
    for (const j of before) kept += after.has(j) ? 1 : 0;
    all += neighbours;
  }
  return kept / all;
}

function nearest(points, dimensions, i, count) {
  const distances = Float64Array.from({ length: points.length / dimensions }, (_, j) => {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (points[i * dimensions + d] - points[j * dimensions + d]) ** 2;
    return j === i ? Infinity : square;
  });
  const limit = distances.slice().sort()[count - 1];
  return Array.from(distances.keys()).filter((j) => distances[j] <= limit);
}
