import type { Graph } from "../cluster/graph.js";
import type { Linalg, RealMatrix } from "../engine/linalg.js";
import type { Random } from "../random.js";

const spareVectors = 4;
const rounds = 30;
const stepsARound = 8;

/**
 * The slowest modes of a connected graph (Laplacian eigenmaps, Belkin & Niyogi 2003): D^(-1/2) times the eigenvectors of
 * I + D^(-1/2) W D^(-1/2) below the trivial one, by subspace iteration from random vectors.
 *
 * @param breathe called often with the share that is done, 0 … 1; what it throws ends the search
 * @returns count × components, or undefined when the graph falls apart, since then its modes only name the parts
 */
export async function spectralPlaces(
  graph: Graph,
  components: number,
  random: Random,
  linalg: Linalg,
  breathe: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<RealMatrix | undefined> {
  if (!isConnected(graph) || graph.count < components + 2) return undefined;
  const { count } = graph;
  const root = Float64Array.from({ length: count }, (_, i) => {
    let degree = 0;
    for (let e = graph.start[i]!; e < graph.start[i + 1]!; e++) degree += graph.weight[e]!;
    return Math.sqrt(degree);
  });
  const width = Math.min(components + 1 + spareVectors, count);
  let values = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    values[i * width] = root[i]!;
    for (let k = 1; k < width; k++) values[i * width + k] = random.normal();
  }
  let basis: RealMatrix = linalg.orthonormal({ rows: count, columns: width, values });
  for (let round = 0; round < rounds; round++) {
    values = Float64Array.from(basis.values);
    for (let step = 0; step < stepsARound; step++) {
      await breathe((round + step / stepsARound) / rounds);
      values = smoothed(graph, root, values, width);
    }
    basis = linalg.orthonormal({ rows: count, columns: width, values });
  }
  // Rayleigh–Ritz: the best vectors within the subspace, in order.
  const image = { ...basis, values: smoothed(graph, root, Float64Array.from(basis.values), width) };
  const { vectors } = linalg.eigSymmetric(symmetrised(linalg.matMul(basis, image, { transposeA: true })));
  const modes = linalg.matMul(basis, vectors);
  const out = new Float64Array(count * components);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < components; k++) out[i * components + k] = modes.values[i * width + width - 2 - k]! / root[i]!;
  return { rows: count, columns: components, values: out };
}

/** (I + D^(-1/2) W D^(-1/2)) times each column. */
function smoothed(graph: Graph, root: Float64Array, values: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const out = Float64Array.from(values);
  for (let i = 0; i < graph.count; i++)
    for (let e = graph.start[i]!; e < graph.start[i + 1]!; e++) {
      const j = graph.other[e]!;
      const weight = graph.weight[e]! / (root[i]! * root[j]!);
      for (let k = 0; k < width; k++) out[i * width + k]! += weight * values[j * width + k]!;
    }
  return out;
}

function symmetrised({ rows, columns, values }: RealMatrix): RealMatrix {
  const out = Float64Array.from(values);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[i * columns + j] = (values[i * columns + j]! + values[j * columns + i]!) / 2;
  return { rows, columns, values: out };
}

function isConnected(graph: Graph): boolean {
  const seen = new Uint8Array(graph.count);
  const pending = [0];
  seen[0] = 1;
  let reached = 0;
  while (pending.length > 0) {
    const i = pending.pop()!;
    reached++;
    for (let e = graph.start[i]!; e < graph.start[i + 1]!; e++) {
      const j = graph.other[e]!;
      if (seen[j]) continue;
      seen[j] = 1;
      pending.push(j);
    }
  }
  return reached === graph.count;
}
