import { basename } from "node:path";
import type { Assay } from "../../data/assay.js";
import { type Cohort, cohortSamples, sampleCount, sampleNames } from "../../data/cohort.js";
import { type Matrix, matrixRows } from "../../data/matrix.js";
import { type Table, texts } from "../../data/table.js";
import { orClose } from "../../io/block-format.js";
import { groupNames } from "../../io/merge-duplicates.js";
import { locate } from "../../io/remote/locate.js";
import { recogniseFile } from "../../io/recognise.js";
import type { CohortBlocks } from "../../io/row-blocks.js";
import { joinAnnotations } from "../join-annotations.js";
import type { SamplesOptions } from "../options.js";
import { type PlanJson, stepOf, type TableFile } from "../plan.js";
import { annotationsOf, readCohort, withRoles } from "../read-cohort.js";
import { openAssayBlocks, rowsAtOnce } from "./assay-blocks.js";
import type { BlockSource, BlockSourceOptions } from "./source.js";
import { onlyAssay } from "../source.js";

/**
 * Opens a plan's data to be read block by block: files of formats that can be, from the disk; others whole. Several
 * assays come in blocks of their joined samples.
 *
 * @throws what reading throws
 */
export async function openBlocks(
  plan: PlanJson,
  memory: Cohort | undefined,
  { signal, rows }: BlockSourceOptions,
): Promise<BlockSource> {
  const { source } = plan;
  if ("file" in source) {
    const opened = await openTable(source, signal);
    if (opened) return orClose(opened, () => fromFile(plan, source, opened, { signal, rows }));
  }
  if ("assays" in source)
    return openAssayBlocks(plan, source.assays, (table) => openUnique(table, signal), { signal, rows });
  const { cohort, warnings } = await readCohort(plan, memory, signal ? { signal } : {});
  return fromMemory(cohort, warnings, rows ?? rowsAtOnce);
}

/** The table, its values still in the file; undefined where it has to be read whole. */
async function openTable(table: TableFile, signal: AbortSignal | undefined): Promise<CohortBlocks | undefined> {
  const { layer, raw, assay } = table;
  const file = await locate(table.file, { signal, sha256: table.sha256 });
  const format = await recogniseFile(file);
  return needsAll(table) ? undefined : await format.open?.(file, { layer, raw, assay });
}

/** The same, once it is sure that no name occurs twice. @throws DuplicateNames */
async function openUnique(table: TableFile, signal: AbortSignal | undefined): Promise<CohortBlocks | undefined> {
  const opened = await openTable(table, signal);
  if (opened) await orClose(opened, () => Promise.resolve().then(() => requireUnique(opened, table.file)));
  return opened;
}

function requireUnique({ samples, features }: CohortBlocks, file: string): void {
  groupNames(texts(samples, "sample"), "samples", "error", file);
  groupNames(texts(features, "feature"), "features", "error", file);
}

/** Merging what occurs twice, other names and other columns are ways of reading a table whole. */
function needsAll({ duplicates, featureNames, sampleColumns }: TableFile): boolean {
  return duplicates !== "error" || featureNames !== undefined || (sampleColumns?.length ?? 0) > 0;
}

function fromMemory(cohort: Cohort, warnings: readonly string[], step: number): BlockSource {
  const rows = sampleCount(cohort);
  return {
    rows,
    onDisk: false,
    warnings,
    async *blocks() {
      for (let from = 0; from < rows; from += step)
        yield cohortSamples(
          cohort,
          Array.from({ length: Math.min(step, rows - from) }, (_, i) => from + i),
        );
    },
    close: () => Promise.resolve(),
  };
}

async function fromFile(
  plan: PlanJson,
  { file }: TableFile,
  opened: CohortBlocks,
  { signal, rows: most }: BlockSourceOptions,
): Promise<BlockSource> {
  requireUnique(opened, file);
  const names = texts(opened.samples, "sample");
  const { cohort, warnings } = await described(plan, opened, names, signal);
  const known = new Set(sampleNames(cohort));
  return {
    rows: known.size,
    onDisk: true,
    warnings: [...opened.notes.map((note) => `${basename(file)}: ${note}`), ...warnings],
    async *blocks() {
      let [row, taken] = [0, 0];
      for await (const values of opened.values.blocks(most)) {
        const rows = Array.from({ length: values.rows }, (_, i) => i);
        const kept = rows.filter((i) => known.has(names[row + i]!));
        row += values.rows;
        if (kept.length === 0) continue;
        const samples = cohort.samples.slice(taken, taken + kept.length);
        taken += kept.length;
        yield blockOf(opened, cohort, samples, kept.length === values.rows ? values : matrixRows(values, kept));
      }
    },
    close: () => opened.close(),
  };
}

/** The sample table of a file with the annotations that the plan names, without any values. */
async function described(
  plan: PlanJson,
  { samples }: CohortBlocks,
  order: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ cohort: Cohort; warnings: readonly string[] }> {
  const options = stepOf(plan, "samples")?.options as (SamplesOptions & { file?: string }) | undefined;
  const bare: Cohort = { samples, roles: {}, assays: {} };
  if (!options?.file) return { cohort: withRoles(bare, options), warnings: [] };
  const { file } = options;
  const joined = joinAnnotations(bare, await annotationsOf(file, options, order, signal), { ...options, file });
  return { cohort: withRoles(joined.cohort, options), warnings: joined.warnings };
}

function blockOf({ features }: CohortBlocks, { roles }: Cohort, samples: Table, values: Matrix): Cohort {
  const assay: Assay = { name: onlyAssay, values, features, measured: new Uint8Array(values.rows).fill(1) };
  return { samples, roles, assays: { [onlyAssay]: assay } };
}
