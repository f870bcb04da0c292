import { OmixelError } from "../errors.js";

/** A cost for every pair of a row and a column, row-major; any real numbers. */
export interface CostMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array | Float32Array;
}

/**
 * Gives each row a column of its own so that the sum of costs is least: shortest augmenting paths with dual variables
 * (Jonker & Volgenant 1987; rectangular as in Crouse 2016). Exact, O(rows² × columns).
 * Reference: scipy.optimize.linear_sum_assignment.
 *
 * @param cost rows ≤ columns, finite
 * @param breathe called often with the share of rows that have their column, 0 … 1; what it throws ends the search
 * @returns the column of each row
 * @throws UnsuitableData when there are more rows than columns
 * @throws MissingValues when a cost is not a finite number
 */
export async function linearAssignment(
  cost: CostMatrix,
  breathe: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<Int32Array> {
  const { rows, columns, values } = cost;
  if (rows > columns)
    throw new OmixelError(
      "UnsuitableData",
      `${rows} rows cannot have a column each out of ${columns}.`,
      "Give at least as many columns as rows.",
    );
  if (!values.every(Number.isFinite))
    throw new OmixelError("MissingValues", "The costs hold values that are not finite.", "Replace them first.");

  await breathe(0);
  const search = startSearch(cost);
  for (let row = 0; row < rows; row++) {
    await breathe(row / rows);
    if (search.columnOf[row]! < 0) augment(search, row);
  }
  return search.columnOf;
}

interface Search extends CostMatrix {
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Dual variables: cost - u - v ≥ 0 everywhere, = 0 on assigned pairs. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Length of the shortest path to each column, and the row it comes from. */
  readonly length: Float64Array;
  readonly from: Int32Array;
  /** Columns, those already reached first. */
  readonly queue: Int32Array;
}

/** Each row takes its cheapest column if that is still free: feasible duals and most of the assignment for nothing. */
function startSearch(cost: CostMatrix): Search {
  const { rows, columns, values } = cost;
  const u = new Float64Array(rows);
  const columnOf = new Int32Array(rows).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  for (let i = 0; i < rows; i++) {
    let cheapest = 0;
    for (let j = 1; j < columns; j++) if (values[i * columns + j]! < values[i * columns + cheapest]!) cheapest = j;
    u[i] = values[i * columns + cheapest]!;
    if (rowOf[cheapest]! >= 0) continue;
    rowOf[cheapest] = i;
    columnOf[i] = cheapest;
  }
  return {
    ...cost,
    columnOf,
    rowOf,
    u,
    v: new Float64Array(columns),
    length: new Float64Array(columns),
    from: new Int32Array(columns),
    queue: Int32Array.from({ length: columns }, (_, j) => j),
  };
}

/** Dijkstra's search over reduced costs from a free row to the nearest free column, then the swap along the path. */
function augment(search: Search, start: number): void {
  const { columns, values, columnOf, rowOf, u, v, length, from, queue } = search;
  length.fill(Infinity);
  let reached = 0;
  let distance = 0;
  let row = start;
  let end = -1;
  while (end < 0) {
    const offset = distance - u[row]!;
    let best = Infinity;
    let bestAt = -1;
    for (let k = reached; k < columns; k++) {
      const j = queue[k]!;
      const through = values[row * columns + j]! + offset - v[j]!;
      if (through < length[j]!) {
        length[j] = through;
        from[j] = row;
      }
      // Among equally near columns a free one ends the search.
      const along = length[j]!;
      if (along < best || (along === best && rowOf[j]! < 0)) {
        best = length[j]!;
        bestAt = k;
      }
    }
    const column = queue[bestAt]!;
    distance = best;
    queue[bestAt] = queue[reached]!;
    queue[reached++] = column;
    if (rowOf[column]! < 0) end = column;
    else row = rowOf[column]!;
  }

  u[start]! += distance;
  for (let k = 0; k < reached - 1; k++) {
    const j = queue[k]!;
    u[rowOf[j]!]! += distance - length[j]!;
    v[j]! -= distance - length[j]!;
  }
  for (let column = end; ;) {
    const path = from[column]!;
    const next = columnOf[path]!;
    rowOf[column] = path;
    columnOf[path] = column;
    if (path === start) return;
    column = next;
  }
}
