// The neighbour graph of seeded cells of twenty overlapping types, each edge once.
export async function makeGraph(library, cells) {
  const from = (file) => import(new URL(file, `file://${library}/`).href);
  const [{ openEngine }, { seededRandom }, { dense }, { fuzzyNeighbours }] = await Promise.all(
    ["engine/open.js", "random.js", "data/dense.js", "cluster/neighbour-graph.js"].map(from),
  );
  const [types, dimensions] = [20, 50];
  const random = seededRandom(1);
  const centres = Float32Array.from({ length: types * dimensions }, () => 0.5 * random.normal());
  const values = new Float32Array(cells * dimensions);
  for (let i = 0; i < cells; i++) {
    const type = random.integer(types);
    for (let d = 0; d < dimensions; d++) values[i * dimensions + d] = centres[type * dimensions + d] + random.normal();
  }
  const ctx = { random, engine: await openEngine(), progress: () => undefined };
  const { start, other, weight } = await fuzzyNeighbours(dense(cells, dimensions, values), {}, ctx);
  const [rows, columns, weights] = [[], [], []];
  for (let i = 0; i < cells; i++)
    for (let e = start[i]; e < start[i + 1]; e++) {
      if (other[e] <= i) continue;
      rows.push(i);
      columns.push(other[e]);
      weights.push(weight[e]);
    }
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), weights: Float64Array.from(weights) };
}
