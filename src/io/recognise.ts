import { stat } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";
import { OmixelError } from "../errors.js";
import { formatInArchive, type Recognise } from "./archive-format.js";
import type { Container, Format } from "./format.js";
import { insideFile, insideFolder } from "./look-inside.js";
import { firstBytes, isGzip, openBytes } from "./open-bytes.js";
import { formats } from "./registry.js";
import { unchanged } from "./unchanged.js";
import type { SampleFormat } from "./while-reading.js";
import { archivePlace } from "./zip/archive-place.js";

/** Bytes that are looked at. */
const headSize = 1 << 16;

/** Files that people hand over and that are not read, by their first bytes, with what to do. */
const foreign: readonly (readonly [magic: string, name: string, remedy: string])[] = [
  ["504b0304", "a ZIP archive without a table that we know", "Unpack it and name one of its files."],
  ["d0cf11e0", "an old Excel file", "Save the sheet as CSV."],
  ["89484446", "an HDF5 file of no known layout", "Read are AnnData (.h5ad), 10x (.h5) and loom files."],
  ["46454131", "a Feather file of version 1", "Write it with version 2: df.to_feather(path)."],
  ["425a68", "bzip2 data", "Unpack it, or pack it with gzip."],
  ["fd377a58", "xz data", "Unpack it, or pack it with gzip."],
  ["28b52ffd", "zstd data", "Unpack it, or pack it with gzip."],
  ["89504e47", "a PNG picture", "Choose a table."],
  ["ffd8ff", "a JPEG picture", "Choose a table."],
  ["25504446", "a PDF", "Choose a table."],
  ...["<html", "<HTML", "<!doct", "<!DOCT", "<?xml"].map(
    (begin) =>
      [
        Buffer.from(begin).toString("hex"),
        "a web page",
        "The server sent it in place of the file: download that again.",
      ] as const,
  ),
  ["fffe", "UTF-16 text", "Save it as UTF-8."],
  ["feff", "UTF-16 text", "Save it as UTF-8."],
];

/**
 * The format of a file or folder, by its content; that of a ZIP archive is the format of the only table in it, or of the
 * one that the path names: "study.zip/counts.csv".
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; UnknownFormat with what it seems to be; UnsuitableData for an archive of
 *   several tables, UnknownName for one without the named one
 */
export async function recogniseFile(path: string): Promise<SampleFormat> {
  const place = await archivePlace(path);
  if (place) {
    const named: Recognise = (head, file, container) => formatOf(head, file, container) ?? refuse(head, path);
    return unchanged((await formatInArchive(place.archive, place.inside, named))!, place.archive);
  }
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return unchanged(await recogniseFolder(path));
  await openBytes(path); // says in words what is wrong with a path
  const head = await firstBytes(path, headSize);
  const container = await insideFile(path);
  const format = formatOf(head, path, container);
  if (format) return unchanged(format);
  const zipped = container?.kind === "zip" ? await formatInArchive(path, undefined, formatOf) : undefined;
  return zipped ? unchanged(zipped, path) : refuse(head, path);
}

async function recogniseFolder(path: string): Promise<Format> {
  const best = bestOf(Buffer.alloc(0), path, await insideFolder(path));
  if (best.score === 0) await openBytes(path); // says in words that this is a folder, and what is in it
  return best.format;
}

/** The format of a file by its first bytes, as they lie on the disk, and by what is inside. */
function formatOf(packed: Buffer, path: string, container: Container | undefined): Format | undefined {
  const head = unpackedHead(packed);
  const best = bestOf(head, path, container);
  return best.score === 1 || (best.score > 0 && !foreignOf(head)) ? best.format : undefined;
}

function bestOf(head: Buffer, path: string, container: Container | undefined): { format: Format; score: number } {
  const scored = Object.values<Format>(formats).map((format) => ({
    format,
    score: format.recognise(head, path, container),
  }));
  return scored.sort((a, b) => b.score - a.score)[0]!;
}

function foreignOf(head: Buffer): (typeof foreign)[number] | undefined {
  const hex = head.toString("hex", 0, 8);
  return foreign.find(([magic]) => hex.startsWith(magic));
}

function refuse(packed: Buffer, path: string): never {
  const known = foreignOf(unpackedHead(packed));
  throw new OmixelError(
    "UnknownFormat",
    known ? `This is ${known[1]}.` : "The file is binary and of no known format.",
    known ? known[2] : "Tables are read as tab- or comma-separated text, plain or gzip.",
    { file: path },
  );
}

/** The first bytes of the content, unpacked if the file is gzip. */
function unpackedHead(head: Buffer): Buffer {
  if (!isGzip(head)) return head;
  try {
    // A head is cut off by nature: what can be unpacked of it is enough, damage shows when the whole file is read.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
