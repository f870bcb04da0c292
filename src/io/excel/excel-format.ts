import { findDialect } from "../delimited/dialect.js";
import { readGrid } from "../delimited/read-grid.js";
import { tableOfGrid } from "../delimited/table-of-grid.js";
import type { FileContent, Format } from "../format.js";
import { annotationsOf } from "../parse-annotations.js";
import type { ReadTableOptions } from "../raw-table.js";
import { sheetRecords, sheetText } from "./sheet-records.js";
import { readSheetOf } from "./workbook.js";

/** Sheets of measurements, or of clinical data. */
export const excel: Format = {
  name: "excel",
  description: "Excel sheet of measurements or of clinical data; { sheet } names one of several (.xlsx)",
  recognise: (_, __, container) =>
    container?.kind === "zip" && container.names.some((name) => /^xl\/workbook\.(xml|bin)$/.test(name)) ? 1 : 0,
  read: readExcel,
  async samples(path, options) {
    const sheet = await readSheetOf(path, options.sheet, options);
    return annotationsOf(sheetRecords(sheet).records, placeOf(path, sheet.name), options);
  },
};

async function readExcel(path: string, options: ReadTableOptions): Promise<FileContent> {
  const sheet = await readSheetOf(path, options.sheet, options);
  const file = placeOf(path, sheet.name);
  const { records, notes } = sheetRecords(sheet);
  const { grid, dialect } = await readGrid(piece(sheetText(records)), file, {
    enough: () => true,
    dialect: (head) => findDialect(head.toString("utf8"), file, "\t"),
  });
  if (grid.rows === 0 || grid.columns === 0) return { kind: "samples", samples: annotationsOf(records, file) };
  const table = tableOfGrid(grid, { ...dialect, notes: [...notes, ...dialect.notes] }, file, options, {
    format: "excel",
    compression: "none",
    article: "the ",
    described: `Excel sheet "${sheet.name}"`,
  });
  return { kind: "table", table };
}

async function* piece(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

/** Errors name the sheet beside the file; their line is the row. */
function placeOf(path: string, sheet: string): string {
  return `${path} (sheet "${sheet}")`;
}
