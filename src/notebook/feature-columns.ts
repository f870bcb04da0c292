import type { Dense } from "../data/dense.js";
import { columnNames, type Table, takeRows, texts } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { classMeans } from "../explain/rank-genes.js";
import type { RunResult } from "../omics/result.js";
import { classIndex } from "../report/class-index.js";
import { categories, columnsOf } from "./samples-state.js";
import type { ColumnState } from "./state.js";

/** Gene sets that are told apart by colour; more would look alike. */
const mostSets = 12;

/** What a result knows of each feature of its layout: score in each class, mean expression, best gene set. */
export function resultColumns(result: RunResult): ColumnState[] {
  const { classes, geneScores, expression, images } = result;
  const scores = geneScores ? classMeans(geneScores, classIndex(result, "predicted"), classes.length) : [];
  return [
    ...scores.flatMap((mean, c) =>
      mean ? [{ name: `score in ${classes[c]!}`, numbers: Float32Array.from(mean) }] : [],
    ),
    { name: "mean expression", numbers: columnMeans(expression) },
    ...bestSets(result.enrichment, images.layout.features),
  ];
}

/**
 * The columns of a feature table, in the order of the layout's features; a feature that the table lacks is missing.
 *
 * @param table with a column `feature`
 * @throws UnsuitableData when none of the layout's features is in the table
 */
export function tableColumns(table: Table, features: readonly string[]): ColumnState[] {
  const known = columnNames(table).includes("feature") ? texts(table, "feature") : [];
  const row = new Map(known.map((name, i) => [name, i]));
  const rows = features.map((name) => row.get(name));
  if (features.length > 0 && rows.every((each) => each === undefined))
    throw new OmixelError(
      "UnsuitableData",
      "None of the layout's features is in the table of features.",
      'Give a table whose column "feature" holds their names, such as the features of an assay.',
    );
  const present = rows.flatMap((each) => each ?? []);
  const place = Int32Array.from(rows, (each) => (each === undefined ? -1 : 0));
  for (let i = 0, next = 0; i < place.length; i++) if (place[i] === 0) place[i] = next++;
  return columnsOf(takeRows(table, present))
    .filter(({ name }) => name !== "feature")
    .map((column) => spread(column, place));
}

/** Values of some features at the places of all. */
function spread(column: ColumnState, place: Int32Array): ColumnState {
  if ("numbers" in column) {
    const numbers = column.numbers as Float32Array;
    return { name: column.name, numbers: Float32Array.from(place, (from) => (from < 0 ? NaN : numbers[from]!)) };
  }
  const codes = column.codes as Int32Array;
  return { ...column, codes: place.map((from) => (from < 0 ? -1 : codes[from]!)) };
}

function columnMeans({ rows, columns, values }: Dense): Float32Array {
  const sums = new Float64Array(columns);
  const measured = new Uint32Array(columns);
  for (let at = 0; at < rows * columns; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    sums[at % columns]! += value;
    measured[at % columns]!++;
  }
  return Float32Array.from(sums, (sum, j) => sum / measured[j]!);
}

/** The most significant gene set of each feature among the sets found; most features are in none. */
function bestSets(enrichment: RunResult["enrichment"], features: readonly string[]): ColumnState[] {
  const rows = enrichment.flatMap((each) => each.rows).sort((a, b) => a.p - b.p);
  const terms = [...new Set(rows.map(({ term }) => term))].slice(0, mostSets);
  const best = new Map<string, string>();
  for (const { term, genes } of rows)
    if (terms.includes(term)) for (const gene of genes) if (!best.has(gene)) best.set(gene, term);
  const used = new Set(best.values());
  if (used.size === 0) return [];
  return [
    categories(
      "gene set",
      features.map((name) => best.get(name) ?? ""),
      terms.filter((term) => used.has(term)),
    ),
  ];
}
