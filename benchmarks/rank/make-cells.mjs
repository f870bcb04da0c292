// Seeded logged counts as a sparse matrix by rows, and a group for each cell; group after group some genes are higher.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export function makeCells(path, { cells, genes, groups }, seededRandom) {
  if (existsSync(`${path}.groups`)) return;
  mkdirSync(dirname(path), { recursive: true });
  const random = seededRandom(1);
  const indptr = new Int32Array(cells + 1);
  const indices = new Int32Array(Math.ceil(0.07 * cells * genes));
  const values = new Float32Array(indices.length);
  const groupOf = new Int32Array(cells);
  let at = 0;
  for (let i = 0; i < cells; i++) {
    const group = (groupOf[i] = random.integer(groups));
    for (let j = 0; j < genes; j++) {
      const marks = j % 50 === group;
      if (random.next() >= (marks ? 0.1 : 0.05)) continue;
      indices[at] = j;
      values[at++] = Math.log1p(1 - Math.log(1 - random.next()) * (marks ? 4 : 2));
    }
    indptr[i + 1] = at;
  }
  const parts = { indptr, indices: indices.slice(0, at), values: values.slice(0, at), groups: groupOf };
  for (const [name, array] of Object.entries(parts)) writeFileSync(`${path}.${name}`, array);
}
