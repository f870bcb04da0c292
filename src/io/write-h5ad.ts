import { type Cohort, assayOf, cohortSamples } from "../data/cohort.js";
import { type Csr, csrRows } from "../data/csr.js";
import { denseRows } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";
import { throwIfAborted } from "../errors.js";
import { writeFrame } from "./anndata/write-frame.js";
import { Hdf5Writer } from "./hdf5/hdf5-writer.js";
import type { ReadWatch } from "./open-bytes.js";
import { blockEntries, type CohortBlocks } from "./row-blocks.js";
import { writeWholeBy } from "./write.js";

/** How an AnnData file is written. */
export interface WriteH5adOptions extends ReadWatch {
  /** The assay that becomes X. Default: the only one. */
  readonly assay?: string;
  /** Whether numbers are compressed. Default "gzip". */
  readonly compression?: "gzip" | "none";
}

/**
 * Writes an assay of a cohort as an AnnData file, which scanpy reads: samples become `obs`, features `var`, values `X`,
 * dense or CSR as they are. Samples in which the assay was not measured are left out.
 *
 * @throws UnknownName, InvalidOption for the assay; Unwritable with the reason, and then nothing is left; Aborted
 * @example
 * await writeH5ad("cells.h5ad", await omics("filtered_feature_bc_matrix").normalizeTotal().log1p().table());
 */
export async function writeH5ad(path: string, cohort: Cohort, options: WriteH5adOptions = {}): Promise<void> {
  const { assay: wanted } = options;
  const { measured } = assayOf(cohort, wanted);
  const rows = Array.from(measured.keys()).filter((row) => measured[row] === 1);
  const own = rows.length === measured.length ? cohort : cohortSamples(cohort, rows);
  const { name, values, features } = assayOf(own, wanted);
  await writeH5adBlocks(path, { samples: own.samples, features, assay: name, values: inBlocks(values) }, options);
}

/** The same for values that come in blocks of samples, so that a file of any size is written in little memory. */
export async function writeH5adBlocks(
  path: string,
  { samples, features, values }: Pick<CohortBlocks, "samples" | "features" | "assay" | "values">,
  { compression = "gzip", signal, onProgress }: WriteH5adOptions = {},
): Promise<void> {
  await writeWholeBy(path, async (temporary) => {
    const writer = await Hdf5Writer.create(temporary, { gzip: compression === "gzip" });
    let open = true;
    try {
      writer.group("", { "encoding-type": "anndata", "encoding-version": "0.1.0" });
      writeFrame(writer, "obs", samples, "sample");
      writeFrame(writer, "var", features, "feature");
      for (const name of ["layers", "obsm", "obsp", "uns", "varm", "varp"])
        writer.group(name, { "encoding-type": "dict", "encoding-version": "0.1.0" });
      const matrix =
        values.kind === "dense" ? denseWriter(writer, values.columns) : csrWriter(writer, values.rows, values.columns);
      let done = 0;
      for await (const block of values.blocks()) {
        throwIfAborted(signal);
        matrix.block(block);
        done += block.rows;
        onProgress?.(done, values.rows);
      }
      matrix.finish();
      open = false;
      writer.close();
    } finally {
      if (open) writer.close();
    }
  });
}

interface MatrixWriter {
  block(block: Matrix): void;
  finish(): void;
}

function denseWriter(writer: Hdf5Writer, columns: number): MatrixWriter {
  const growing = writer.growing("X", new Float32Array(0), columns);
  return {
    block: ({ values, rows }) => growing.append(values, rows),
    finish: () => writer.attributes("X", { "encoding-type": "array", "encoding-version": "0.2.0" }),
  };
}

function csrWriter(writer: Hdf5Writer, rows: number, columns: number): MatrixWriter {
  writer.group("X", {
    "encoding-type": "csr_matrix",
    "encoding-version": "0.1.0",
    shape: BigInt64Array.of(BigInt(rows), BigInt(columns)),
  });
  const data = writer.growing("X/data", new Float32Array(0));
  const indices = writer.growing("X/indices", new Int32Array(0));
  const indptr = new BigInt64Array(rows + 1);
  let [row, stored] = [0, 0];
  return {
    block(block) {
      const part = block as Csr;
      data.append(part.values);
      indices.append(Int32Array.from(part.indices));
      for (let i = 1; i <= part.rows; i++) indptr[row + i] = BigInt(stored + part.indptr[i]!);
      row += part.rows;
      stored += part.values.length;
    },
    finish() {
      // scipy wants both index arrays of one type, and 32 bits as long as they suffice.
      const narrow = stored < 2 ** 31;
      writer.numbers("X/indptr", narrow ? Int32Array.from(indptr, Number) : indptr);
    },
  };
}

/** A matrix in memory in blocks of rows. */
function inBlocks(matrix: Matrix): CohortBlocks["values"] {
  const { rows, columns, kind, values } = matrix;
  const step = Math.max(1, Math.floor((blockEntries * rows) / Math.max(1, values.length)));
  return {
    rows,
    columns,
    kind,
    async *blocks() {
      for (let from = 0; from < rows; from += step) {
        const taken = Array.from({ length: Math.min(step, rows - from) }, (_, i) => from + i);
        yield matrix.kind === "dense" ? denseRows(matrix, taken) : csrRows(matrix, taken);
      }
    },
  };
}
