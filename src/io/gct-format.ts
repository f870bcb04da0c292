import { OmixelError } from "../errors.js";
import { readGrid, requireNumbers } from "./delimited/read-grid.js";
import { tableOfGrid } from "./delimited/table-of-grid.js";
import type { Format } from "./format.js";
import { gctOpening } from "./gct.js";
import { openBytes } from "./open-bytes.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";

/** GenePattern's and CMap's table of expression: features are rows, annotations of both sides stand beside the values. */
export const gct: Format = {
  name: "gct",
  description: "Gene Cluster Text, versions 1.2 and 1.3, with annotations of rows and columns (.gct)",
  recognise: (head) => (/^(\uFEFF)?#1\.[23]\s*$/m.test(firstLine(head)) ? 1 : 0),
  read: async (path, options) => ({ kind: "table", table: await readGct(path, options) }),
  async samples(path, { signal, onProgress }) {
    const { annotations } = await readGct(path, { duplicates: "first", signal, onProgress });
    if (annotations) return annotations;
    throw new OmixelError(
      "UnsuitableData",
      "This GCT file has no annotations of its columns.",
      'Labels of a GCT file often stand in a CLS file: .samples("classes.cls").',
      { file: path },
    );
  },
};

async function readGct(path: string, options: ReadTableOptions): Promise<RawTable> {
  const { chunks, compression } = await openBytes(path, options);
  const opening = gctOpening(path);
  const { grid, dialect } = await readGrid(chunks, path, opening);
  requireNumbers(grid, path);
  const { rows, version } = opening.size();
  if (grid.rows !== rows)
    throw new OmixelError(
      "MalformedTable",
      `${rows} rows are declared, but the file has ${grid.rows}.`,
      grid.rows < rows ? "It is cut short: download or export it again." : "Put line 2 right.",
      { file: path, line: 2 },
    );
  return tableOfGrid(grid, dialect, path, options, {
    format: "gct",
    compression,
    article: "a ",
    described: `GCT ${version} file`,
    layout: { orientation: "rows", reason: "a GCT file has them there" },
  });
}

function firstLine(head: Uint8Array): string {
  const end = head.indexOf(10);
  return Buffer.from(head.subarray(0, end < 0 ? 20 : Math.min(end, 20))).toString("utf8");
}
