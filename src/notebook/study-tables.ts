import { columnNames } from "../data/table.js";
import type { RunResult } from "../omics/result.js";
import { DataTableView, type RowMarks, type TableOptions } from "./data-table.js";
import { linkedOf } from "./linked.js";
import { cellOf, type NamedColumns, type TableColumn, tableColumns } from "./table-columns.js";

/** What of a study's tables can be chosen. */
export type StudyTableOptions = Pick<TableOptions, "pageSize">;

/** Samples with what the networks said of them, then every column of the sample table; a row marks its sample. */
export function sampleTable(result: RunResult, options: StudyTableOptions = {}): DataTableView {
  const { samples, classes, probabilities } = result;
  const own: TableColumn[] = [
    text("sample", (row) => samples[row]!.name),
    text("truth", (row) => samples[row]!.truth),
    text("predicted", (row) => samples[row]!.predicted),
    number("fold", (row) => samples[row]!.fold + 1),
    ...classes.map((name, c) => number(`p(${name})`, (row) => probabilities[row * classes.length + c] ?? null)),
  ];
  const taken = new Set(own.map(({ name }) => name));
  const others = columnNames(result.sampleTable).some((name) => !taken.has(name))
    ? tableColumns(result.sampleTable).columns.filter(({ name }) => !taken.has(name))
    : [];
  const table: NamedColumns = { rows: samples.length, columns: [...own, ...others] };
  return new DataTableView(
    table,
    { ...options, title: "Samples" },
    marking(result, "samples", (row) => [row]),
  );
}

/** Genes of each class, best first; a row marks its gene. */
export function geneTable(result: RunResult, options: StudyTableOptions = {}): DataTableView {
  const { genes } = result;
  const index = featureIndex(result);
  const columns = [
    text("gene", (row) => genes[row]!.feature),
    text("class", (row) => genes[row]!.class),
    number("rank", (row) => genes[row]!.rank),
    number("score", (row) => genes[row]!.score),
    text("channel", (row) => genes[row]!.channel),
    number("x", (row) => genes[row]!.x),
    number("y", (row) => genes[row]!.y),
  ];
  return new DataTableView(
    { rows: genes.length, columns },
    { ...options, title: "Genes" },
    marking(result, "features", (row) => known(index, [genes[row]!.feature])),
  );
}

/** Gene sets of each class, most significant first; a row marks the set's genes that were found. */
export function enrichmentTable(result: RunResult, options: StudyTableOptions = {}): DataTableView {
  const rows = result.enrichment.flatMap((each) => each.rows.map((row) => ({ ...row, class: each.class })));
  const index = featureIndex(result);
  const columns = [
    text("gene set", (row) => rows[row]!.term),
    text("class", (row) => rows[row]!.class),
    number("found", (row) => rows[row]!.overlap),
    number("size", (row) => rows[row]!.size),
    number("p", (row) => rows[row]!.p),
    number("q", (row) => rows[row]!.q),
    number("odds ratio", (row) => rows[row]!.oddsRatio),
    number("combined score", (row) => rows[row]!.combinedScore),
    text("genes", (row) => rows[row]!.genes.join(", ")),
  ];
  return new DataTableView(
    { rows: rows.length, columns },
    { ...options, title: `Gene sets${result.geneSetsName ? ` of ${result.geneSetsName}` : ""}` },
    marking(result, "features", (row) => known(index, rows[row]!.genes)),
  );
}

const text = (name: string, cell: (row: number) => string): TableColumn => ({ name, numeric: false, cell });

function number(name: string, value: (row: number) => number | null): TableColumn {
  return { name, numeric: true, cell: (row) => cellOf(value(row)) };
}

function marking(result: RunResult, marks: RowMarks["marks"], keys: RowMarks["keys"]): RowMarks {
  return { linked: linkedOf(result), marks, keys };
}

function featureIndex({ images }: RunResult): ReadonlyMap<string, number> {
  return new Map(images.layout.features.map((name, i) => [name, i]));
}

/** Genes that the final layout does not show cannot be marked. */
function known(index: ReadonlyMap<string, number>, names: readonly string[]): number[] {
  return names.flatMap((name) => index.get(name) ?? []);
}
