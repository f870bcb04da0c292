import { isOmixelError, OmixelError, throwIfAborted, unknownName } from "../../errors.js";
import type { ReadWatch } from "../open-bytes.js";
import { readBytes } from "../read-bytes.js";
import { ZipArchive } from "../zip/zip-archive.js";

/** What a cell of a sheet holds. */
export type SheetCell = string | number | boolean | Date | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/**
 * One sheet of an Excel file (.xlsx).
 *
 * @param wanted its name; without one, the only sheet that holds something
 * @throws UnreadableFile for damage, bombs and the forms .xls and .xlsb; UnknownName with the sheets that there are;
 *   InvalidOption where several sheets hold something and none was named; Aborted
 */
export async function readSheetOf(path: string, wanted: string | undefined, watch: ReadWatch = {}): Promise<Sheet> {
  const names = await sheetNames(path);
  if (wanted !== undefined && !names.includes(wanted)) throw unknownName("sheet", wanted, names, { file: path });
  const bytes = await readBytes(path, watch);
  throwIfAborted(watch.signal);
  try {
    // Loaded when a file is read: importing the library in a cell stays instant.
    const { default: readSheets, readSheet } = await import("read-excel-file/universal");
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    if (wanted !== undefined) return { name: wanted, rows: (await readSheet(buffer, wanted)) as Sheet["rows"] };
    const sheets = (await readSheets(buffer)).map(({ sheet, data }) => ({ name: sheet, rows: data as Sheet["rows"] }));
    return onlySheet(sheets, path);
  } catch (error) {
    if (isOmixelError(error)) throw error;
    throw damaged(path, (error as Error).message, error);
  }
}

/** The names of the sheets; unpacks every part once, so that damage and bombs show before the workbook is read. */
async function sheetNames(path: string): Promise<string[]> {
  const archive = await ZipArchive.open(path);
  try {
    if (archive.has("xl/workbook.bin"))
      throw new OmixelError("UnreadableFile", "This is a binary Excel file (.xlsb).", "Save it as .xlsx.", {
        file: path,
      });
    for (const { name } of archive.entries) await archive.read(name);
    const workbook = (await archive.read("xl/workbook.xml"))?.toString("utf8") ?? "";
    const names = Array.from(workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g), ([, name]) =>
      plainText(name!),
    );
    if (names.length === 0) throw damaged(path, "it has no sheet");
    return names;
  } finally {
    await archive.close();
  }
}

function onlySheet(sheets: readonly Sheet[], path: string): Sheet {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  const [only] = filled;
  if (!only)
    throw new OmixelError("UnreadableFile", "No sheet of the Excel file holds anything.", "Export it again.", {
      file: path,
    });
  if (filled.length === 1) return only;
  const listed = filled.map(({ name, rows }) => `"${name}" (${rows.length} rows × ${rows[0]?.length ?? 0} columns)`);
  throw new OmixelError(
    "InvalidOption",
    `The Excel file has ${filled.length} sheets and none was named: ${listed.join(", ")}.`,
    `Name one: { sheet: ${JSON.stringify(only.name)} }.`,
    { file: path },
  );
}

/** XML writes five signs, and any other by its number, as entities. */
function plainText(xml: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return xml.replace(/&(#x?[0-9a-f]+|\w+);/gi, (entity, name: string) => {
    if (!name.startsWith("#")) return signs[name] ?? entity;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

function damaged(path: string, why: string, cause?: unknown): OmixelError {
  return new OmixelError(
    "UnreadableFile",
    `The Excel file is damaged (${why.replace(/[.\s]+$/, "")}).`,
    "Open it in a spreadsheet and save it again, or download it again.",
    { file: path },
    cause,
  );
}
