import type { Assay } from "../../data/assay.js";
import { type Cohort, cohortSamples, sampleCount, sampleNames } from "../../data/cohort.js";
import { dense, rowOf } from "../../data/dense.js";
import { joinRows } from "../../data/join-samples.js";
import { type Matrix, matrixRows } from "../../data/matrix.js";
import { scatterRows } from "../../data/scatter-rows.js";
import { texts } from "../../data/table.js";
import { blockEntries, type CohortBlocks, type RowBlocks, wholeMatrix } from "../../io/row-blocks.js";
import type { PlanJson, TableFile } from "../plan.js";
import { readCohort } from "../read-cohort.js";
import type { BlockSource, BlockSourceOptions } from "./source.js";

/** Samples that are handed on at once, at most. */
export const rowsAtOnce = 4096;

/** A table whose values are still in the file. */
interface OpenTable {
  readonly name: string;
  readonly file: string;
  readonly blocks: CohortBlocks;
}

/** An assay whose rows come in the order of the joined samples. */
interface InOrder extends OpenTable {
  /** Row of each of the file's samples among the joined ones; -1 where it is left out. */
  readonly place: Int32Array;
}

/** Share of a sparse matrix that is taken to be stored, where nobody knows. */
const usualShare = 0.1;

/**
 * Several assays as one cohort in blocks of joined samples. An assay comes from its file block by block where the format
 * allows it and the file has the samples in the order of the joined ones; what is read whole is told.
 *
 * @param open opens a table to be read in blocks; undefined where that cannot be
 */
export async function openAssayBlocks(
  plan: PlanJson,
  tables: Readonly<Record<string, TableFile>>,
  open: (table: TableFile) => Promise<CohortBlocks | undefined>,
  { signal, rows }: BlockSourceOptions,
): Promise<BlockSource> {
  const opened: OpenTable[] = [];
  const close = async () => {
    for (const { blocks } of opened) await blocks.close();
  };
  try {
    for (const [name, table] of Object.entries(tables)) {
      const blocks = await open(table);
      if (blocks) opened.push({ name, file: table.file, blocks });
    }
    const thin = Object.fromEntries(opened.map((table) => [table.name, withoutValues(table)]));
    const { cohort, warnings } = await readCohort(plan, undefined, signal ? { signal } : {}, thin);
    const placed = opened.map((table) => ({ ...table, place: placesIn(cohort, table) }));
    const inOrder = placed.filter(({ place }) => ascends(place));
    const turned = placed.filter((table) => !inOrder.includes(table));
    let joined = cohort;
    for (const table of turned) joined = await withWhole(joined, table, signal);
    const unable = Object.keys(tables).filter((name) => !(name in thin));
    return {
      rows: sampleCount(joined),
      onDisk: inOrder.length > 0,
      warnings: [
        ...warnings,
        ...toldWhole(unable, "their files cannot be read in blocks"),
        ...toldWhole(turned.map(({ name }) => name), "their files have the samples in another order than the first"), // prettier-ignore
      ],
      blocks: () => joinedBlocks(joined, inOrder, rows ?? rowsFor(inOrder)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function toldWhole(names: readonly string[], why: string): string[] {
  return names.length > 0 ? [`Assays that are held in memory whole, since ${why}: ${names.join(", ")}.`] : [];
}

/** Samples and features of a table, so that it is joined with others; one column stands for its values. */
function withoutValues({ blocks: { samples, features, values } }: OpenTable): Cohort {
  const { rows, columns } = values;
  const standing = dense(rows, Math.min(1, columns), new Float32Array(rows * Math.min(1, columns)).fill(1));
  const table = { name: "table", values: standing, features, measured: new Uint8Array(rows).fill(1) };
  return { samples, roles: {}, assays: { table } };
}

function placesIn(cohort: Cohort, { blocks }: OpenTable): Int32Array {
  const place = new Map(sampleNames(cohort).map((name, row) => [name, row]));
  return Int32Array.from(texts(blocks.samples, "sample"), (name) => place.get(name) ?? -1);
}

function ascends(place: Int32Array): boolean {
  const kept = place.filter((row) => row >= 0);
  return kept.every((row, i) => i === 0 || row > kept[i - 1]!);
}

/** The cohort with an assay's values in memory, on the rows of the joined samples. */
async function withWhole(
  cohort: Cohort,
  { name, file, blocks, place }: InOrder,
  signal?: AbortSignal,
): Promise<Cohort> {
  const values = await wholeMatrix(blocks.values, file, signal ? { signal } : {});
  const rows = [...place.keys()].filter((row) => place[row]! >= 0).sort((a, b) => place[a]! - place[b]!);
  const spread = scatterRows(matrixRows(values, rows), Int32Array.from(rows, (row) => place[row]!), sampleCount(cohort)); // prettier-ignore
  return { ...cohort, assays: { ...cohort.assays, [name]: known({ ...cohort.assays[name]!, values: spread }) } };
}

/** A row without a single known value counts as not measured, as wherever assays are joined. */
function known(assay: Assay): Assay {
  const { values, measured } = assay;
  if (values.kind === "csr") return assay;
  const bits = measured.map((bit, row) => (bit === 1 && !rowOf(values, row).every(Number.isNaN) ? 1 : 0));
  return { ...assay, measured: bits };
}

/** Joined samples that keep a block of all assays near the size of one assay's. */
function rowsFor(assays: readonly InOrder[]): number {
  const perRow = assays.reduce((sum, { blocks }) => sum + entriesOfRow(blocks.values), 0);
  return Math.max(1, Math.min(rowsAtOnce, Math.floor(blockEntries / Math.max(1, perRow))));
}

function entriesOfRow({ kind, rows, columns, stored }: RowBlocks): number {
  if (kind === "dense") return columns;
  return stored === undefined ? usualShare * columns : stored / Math.max(1, rows);
}

async function* joinedBlocks(cohort: Cohort, inOrder: readonly InOrder[], step: number): AsyncGenerator<Cohort> {
  const rows = sampleCount(cohort);
  const cursors = inOrder.map((assay) => ({ ...assay, cursor: new Cursor(assay) }));
  try {
    for (let from = 0; from < rows; from += step) {
      const to = Math.min(rows, from + step);
      const block = cohortSamples(
        cohort,
        Array.from({ length: to - from }, (_, i) => from + i),
      );
      const assays = { ...block.assays };
      for (const { name, cursor } of cursors) assays[name] = known({ ...assays[name]!, values: await cursor.take(from, to) }); // prettier-ignore
      yield { ...block, assays };
    }
  } finally {
    for (const { cursor } of cursors) await cursor.end();
  }
}

/** Goes through the rows of one file once, from the first to the last. */
class Cursor {
  readonly #place: Int32Array;
  readonly #columns: number;
  readonly #kind: Matrix["kind"];
  readonly #blocks: AsyncGenerator<Matrix>;
  #block: Matrix | undefined;
  /** The next row of the block, and of the file. */
  #at = 0;
  #row = 0;

  constructor({ blocks: { values }, place }: InOrder) {
    this.#place = place;
    this.#columns = values.columns;
    this.#kind = values.kind;
    this.#blocks = values.blocks();
  }

  /** The rows of joined samples `from` … `to` - 1; those that the file lacks are missing. */
  async take(from: number, to: number): Promise<Matrix> {
    const pieces: Matrix[] = [];
    const places: number[] = [];
    while (this.#row < this.#place.length && (await this.#filled())) {
      const rows: number[] = [];
      const { rows: height } = this.#block!;
      for (; this.#at < height && this.#place[this.#row]! < to; this.#at++, this.#row++) {
        if (this.#place[this.#row]! < 0) continue;
        rows.push(this.#at);
        places.push(this.#place[this.#row]! - from);
      }
      if (rows.length > 0) pieces.push(matrixRows(this.#block!, rows));
      if (this.#at < height) break;
    }
    const found = pieces.length > 0 ? joinRows(pieces) : nothing(this.#kind, this.#columns);
    return scatterRows(found, places, to - from);
  }

  async end(): Promise<void> {
    await this.#blocks.return(undefined);
  }

  /** Whether the file's next row is in memory. */
  async #filled(): Promise<boolean> {
    while (!this.#block || this.#at === this.#block.rows) {
      const next = await this.#blocks.next();
      if (next.done === true) return false;
      [this.#block, this.#at] = [next.value, 0];
    }
    return true;
  }
}

function nothing(kind: Matrix["kind"], columns: number): Matrix {
  if (kind === "dense") return dense(0, columns);
  return {
    kind,
    rows: 0,
    columns,
    indptr: new Uint32Array(1),
    indices: new Uint32Array(0),
    values: new Float32Array(0),
  };
}
