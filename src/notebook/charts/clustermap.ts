import { type Dense, denseColumns, denseRows, transpose } from "../../data/dense.js";
import { OmixelError } from "../../errors.js";
import { leavesOf } from "../../math/leaf-order.js";
import { linkage, type LinkageMethod } from "../../math/linkage.js";
import { optimalLeafOrder } from "../../math/optimal-leaf-order.js";
import { rowDistances, type RowMetric } from "../../math/row-distances.js";
import { mergeOptions, requireOption } from "../../registry.js";
import { counted } from "../../report/numbers.js";
import { ChartPicture, type Picture } from "../picture.js";
import { type Arrangement, clustermapSpec } from "./clustermap-spec.js";
import { filledTable, scaledTable, type TableScale } from "./table-scale.js";

/** A table of numbers with names. */
export interface ClustermapData {
  /** Rows × columns, such as samples × genes; NaN = missing. */
  readonly values: Dense;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Class of each row, shown as a bar of colours; "" = none. */
  readonly rowGroups?: readonly string[];
  readonly columnGroups?: readonly string[];
  /** What a row and a column are, as it stands where there are too many to name. Default ["row", "column"]. */
  readonly kinds?: readonly [row: string, column: string];
}

export interface ClustermapOptions {
  /** What is brought to mean 0 and standard deviation 1: "columns", "rows" or "none". Default "columns". */
  readonly zScore: TableScale;
  /** Distance by which rows and columns are put together: "euclidean" or "correlation". Default "euclidean". */
  readonly metric: RowMetric;
  /**
   * What the distance of two groups is: "average" (default) or "complete", the mean or the largest distance of their
   * members, or "ward", the growth of the squared distances to the mean, for Euclidean distances alone.
   */
  readonly linkage: LinkageMethod;
  /**
   * How forks of the trees are turned: "formed" (default), what merged earlier before what merged later; "optimal", such
   * that neighbours are nearest, in time that grows with the cube of the rows (a second or so for 1,000).
   */
  readonly leafOrder: "formed" | "optimal";
  /** What is put in a new order, with a tree: "both", "rows", "columns" or "none". Default "both". */
  readonly cluster: "both" | "rows" | "columns" | "none";
  /** Names of all row groups, in the order of their colours. Default: the groups that occur, sorted. */
  readonly groups: readonly string[];
}

export const clustermapDefaults: Readonly<ClustermapOptions> = Object.freeze({
  zScore: "columns",
  metric: "euclidean",
  linkage: "average",
  leafOrder: "formed",
  cluster: "both",
  groups: Object.freeze([]),
});

/** Distances between more rows or columns would take gigabytes and minutes. */
const mostClustered = 4000;

/**
 * A table as colours, its rows and columns put in order by hierarchical clustering, with the trees and the classes beside
 * it. As seaborn's `clustermap`. A missing value counts as its column's mean where distances are
 * taken, and is drawn grey.
 *
 * @param data {@link ClustermapData}
 * @param options {@link ClustermapOptions}
 * @throws UnsuitableData for an empty table, for names that do not fit it, and with more than 4,000 rows or columns to
 *   cluster; InvalidOption
 */
export function clustermap(data: ClustermapData, options: Partial<ClustermapOptions> = {}): Picture {
  const chosen = checked(mergeOptions<ClustermapOptions>("clustermap", clustermapDefaults, options));
  const { zScore, cluster, groups } = chosen;
  checkNames(data);
  const table = scaledTable(data.values, zScore);
  const filled = filledTable(table);
  const rows = arranged(filled, chosen, cluster === "both" || cluster === "rows", "rows");
  const columns = arranged(transpose(filled), chosen, cluster === "both" || cluster === "columns", "columns");
  const [row, column] = data.kinds ?? ["row", "column"];
  const named = (names: readonly string[], { order }: Arrangement) => Array.from(order, (i) => names[i]!);
  return new ChartPicture(
    clustermapSpec({
      table: denseColumns(denseRows(table, rows.order), columns.order),
      rows: {
        ...rows,
        names: named(data.rows, rows),
        kind: row,
        ...(data.rowGroups ? { groups: named(data.rowGroups, rows) } : {}),
      },
      columns: {
        ...columns,
        names: named(data.columns, columns),
        kind: column,
        ...(data.columnGroups ? { groups: named(data.columnGroups, columns) } : {}),
      },
      zScored: zScore !== "none",
      levels: groups,
    }),
    `Clustered heat map of ${counted(data.rows.length, row)} and ${counted(data.columns.length, column)}${
      zScore === "none" ? "" : `, z-scores of ${zScore === "rows" ? row : column}s`
    }. Rows from above: ${firstAndLast(named(data.rows, rows))}. Columns from the left: ${firstAndLast(named(data.columns, columns))}.`,
  );
}

function checked(options: Readonly<ClustermapOptions>): Readonly<ClustermapOptions> {
  const oneOf = (name: "zScore" | "metric" | "linkage" | "leafOrder" | "cluster", allowed: readonly string[]) =>
    requireOption(
      allowed.includes(options[name]),
      "clustermap",
      `${name} is "${options[name]}".`,
      `Choose one of: ${allowed.join(", ")}.`,
    );
  oneOf("zScore", ["columns", "rows", "none"]);
  oneOf("metric", ["euclidean", "correlation"]);
  oneOf("linkage", ["average", "complete", "ward"]);
  oneOf("leafOrder", ["formed", "optimal"]);
  requireOption(
    options.linkage !== "ward" || options.metric === "euclidean",
    "clustermap",
    `Ward's linkage asks for Euclidean distances, and metric is "${options.metric}".`,
    'Use { metric: "euclidean" }, on z-scores of the rows if their level should not count, or another linkage.',
  );
  oneOf("cluster", ["both", "rows", "columns", "none"]);
  return options;
}

function checkNames({ values, rows, columns, rowGroups = rows, columnGroups = columns }: ClustermapData): void {
  if (values.rows === 0 || values.columns === 0)
    throw unsuitable(`The table is ${values.rows} × ${values.columns}.`, "Give at least one row and one column.");
  const counts = [rows.length, rowGroups.length, columns.length, columnGroups.length];
  const wanted = [values.rows, values.rows, values.columns, values.columns];
  const kinds = ["row names", "row groups", "column names", "column groups"];
  const wrong = counts.findIndex((count, i) => count !== wanted[i]);
  if (wrong >= 0)
    throw unsuitable(
      `There are ${counts[wrong]} ${kinds[wrong]} for a table of ${values.rows} × ${values.columns}.`,
      "Give one for each.",
    );
}

function arranged(
  table: Dense,
  { metric, linkage: method, leafOrder }: ClustermapOptions,
  wanted: boolean,
  kind: string,
): Arrangement {
  const count = table.rows;
  if (!wanted || count < 2) return { order: Uint32Array.from({ length: count }, (_, i) => i) };
  if (count > mostClustered)
    throw unsuitable(
      `There are ${count} ${kind} to cluster, and at most ${mostClustered} are.`,
      `Choose the most telling ones, or leave the ${kind} in their order with the option cluster.`,
    );
  const distance = rowDistances(table, metric);
  const tree = linkage(distance, method);
  return { order: leafOrder === "optimal" ? optimalLeafOrder(tree, distance) : leavesOf(tree, count), tree };
}

function firstAndLast(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 3).join(", ")} … ${names.slice(-3).join(", ")}` : names.join(", ");
}

const unsuitable = (what: string, remedy: string) =>
  new OmixelError("UnsuitableData", what, remedy, { step: "clustermap" });
