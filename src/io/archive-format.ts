import { basename, dirname } from "node:path/posix";
import { isOmixelError, OmixelError, unknownName } from "../errors.js";
import type { Container, FileContent, Format } from "./format.js";
import { insideFile } from "./look-inside.js";
import { isHdf5 } from "./hdf5/hdf5-file.js";
import type { ReadTableOptions } from "./raw-table.js";
import { type SampleFormat, whileReading } from "./while-reading.js";
import { namesBeside } from "./tenx/folder-files.js";
import { isZip } from "./zip/archive-place.js";
import { extract } from "./zip/extract.js";
import { ZipArchive } from "./zip/zip-archive.js";
import type { ZipEntry } from "./zip/zip-directory.js";

/** Says of a file's first bytes of what format it is; undefined = of none that is read. */
export type Recognise = (head: Buffer, path: string, container: Container | undefined) => Format | undefined;

/** A table in an archive. */
interface TableEntry {
  readonly entry: ZipEntry;
  readonly format: Format;
  /** Files without which it cannot be read. */
  readonly beside: readonly ZipEntry[];
}

/** Bytes of each file of an archive that are looked at, as they lie packed. */
const headSize = 1 << 16;

/** Files that come along with data and are text but no table: by their folder, their name, their ending. */
const besides =
  /(^|\/)(__MACOSX\/|\.)|(^|\/)(read_?me|licen[cs]e|copying|change_?log|citation|manifest|md5sums?|sha256sums?)([^/a-z][^/]*)?$|\.(md|rst|json|ya?ml|html?|xml|py|r|rmd|ipynb|sh|log|md5|sha256)$/i;

/**
 * The format of a table in a ZIP archive, which is unpacked into a temporary folder for as long as it is read.
 *
 * @param inside path of the table in the archive; undefined = the only one that there is
 * @returns undefined where the archive has no table
 * @throws UnsuitableData with their names where there are several; UnknownName where there is none of the name
 */
export async function formatInArchive(
  path: string,
  inside: string | undefined,
  recognise: Recognise,
): Promise<SampleFormat | undefined> {
  const archive = await ZipArchive.open(path);
  try {
    const names = archive.entries.map(({ name }) => name);
    if (inside !== undefined && !names.includes(inside))
      throw unknownName("file in the ZIP archive", inside, names, { file: path });
    const tables: TableEntry[] = [];
    for (const entry of archive.entries) {
      if (inside === undefined ? entry.size === 0 || besides.test(entry.name) : entry.name !== inside) continue;
      const format = await formatOf(archive, entry, recognise);
      if (format) tables.push({ entry, format, beside: format.name === "tenxFolder" ? besideOf(entry, archive) : [] });
    }
    const parts = new Set(tables.flatMap(({ beside }) => beside));
    const whole = tables.filter(({ entry }) => !parts.has(entry));
    if (whole.length > 1) throw several(path, whole);
    return whole[0] && unpacking(path, whole[0]);
  } finally {
    await archive.close();
  }
}

async function formatOf(archive: ZipArchive, entry: ZipEntry, recognise: Recognise): Promise<Format | undefined> {
  const head = await archive.head(entry, headSize);
  if (!isZip(head) && !isHdf5(head)) return recognise(head, entry.name, undefined);
  const file = await extract(archive, entry);
  try {
    return recognise(head, entry.name, await insideFile(file.path));
  } finally {
    await file.close();
  }
}

/** The features and barcodes of a 10x matrix. */
function besideOf({ name }: ZipEntry, { entries }: ZipArchive): readonly ZipEntry[] {
  const folder = folderOf(name);
  const inside = new Map(
    entries.filter((each) => folderOf(each.name) === folder).map((each) => [basename(each.name), each]),
  );
  return namesBeside(basename(name), [...inside.keys()]).map((found) => inside.get(found)!);
}

/** Where a file of an archive is, with a slash before it; "" at the root. */
function folderOf(name: string): string {
  return name.includes("/") ? `/${dirname(name)}` : "";
}

function several(path: string, tables: readonly TableEntry[]): OmixelError {
  const listed = tables.slice(0, 8).map(({ entry, format }) => `${entry.name} (${format.name})`);
  const rest = tables.length - listed.length;
  return new OmixelError(
    "UnsuitableData",
    `The ZIP archive holds ${tables.length} tables: ${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`,
    `Name one of them behind the archive, "${path}/${tables[0]!.entry.name}", or unpack it.`,
    { file: path },
  );
}

/** A format whose file is unpacked before it is read and removed afterwards; errors name the file in the archive. */
function unpacking(path: string, { format, entry, beside }: TableEntry): SampleFormat {
  const zipped = {
    ...format,
    read: async (file: string, options: ReadTableOptions) => asZip(await format.read(file, options)),
  };
  return whileReading(zipped, async () => {
    const archive = await ZipArchive.open(path);
    const { path: file, close } = await extract(archive, entry, beside).finally(() => archive.close());
    return {
      file,
      done: () => Promise.resolve(),
      failed: (error) => Promise.resolve(renamed(error, dirname(file), path + folderOf(entry.name))),
      close,
    };
  });
}

function asZip(content: FileContent): FileContent {
  if (content.kind !== "table") return content;
  return { kind: "table", table: { ...content.table, seen: { ...content.table.seen, compression: "zip" } } };
}

/** The error with the folder in the archive for that of the copy. */
function renamed(error: unknown, copied: string, folder: string): unknown {
  if (!isOmixelError(error)) return error;
  const { tag, what, remedy, place, cause } = error;
  const shown = (text: string) => text.replaceAll(copied, folder);
  const where = place.file === undefined ? {} : { file: shown(place.file) };
  return new OmixelError(tag, shown(what), shown(remedy), { ...place, ...where }, cause);
}
