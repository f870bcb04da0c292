import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { constants, gunzip, type ZlibOptions } from "node:zlib";
import { OmixelError } from "../errors.js";
import type { Container, Format } from "./format.js";
import { insideFile, insideFolder } from "./look-inside.js";
import { firstBytes, isGzip, openBytes } from "./open-bytes.js";
import { formats } from "./registry.js";

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
 * The format of a file or folder, by its content.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; UnknownFormat with what it seems to be
 */
export async function recogniseFile(path: string): Promise<Format> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return recogniseFolder(path);
  const head = await contentHead(path);
  const best = bestOf(head, path, await insideFile(path));
  const hex = head.toString("hex", 0, 8);
  const known = foreign.find(([magic]) => hex.startsWith(magic));
  if (best.score === 1 || (best.score > 0 && !known)) return best.format;
  throw new OmixelError(
    "UnknownFormat",
    known ? `This is ${known[1]}.` : "The file is binary and of no known format.",
    known ? known[2] : "Tables are read as tab- or comma-separated text, plain or gzip.",
    { file: path },
  );
}

async function recogniseFolder(path: string): Promise<Format> {
  const best = bestOf(Buffer.alloc(0), path, await insideFolder(path));
  if (best.score === 0) await openBytes(path); // says in words that this is a folder, and what is in it
  return best.format;
}

function bestOf(head: Buffer, path: string, container: Container | undefined): { format: Format; score: number } {
  const scored = Object.values<Format>(formats).map((format) => ({
    format,
    score: format.recognise(head, path, container),
  }));
  return scored.sort((a, b) => b.score - a.score)[0]!;
}

/** The first bytes of the content, unpacked if the file is gzip. */
async function contentHead(path: string): Promise<Buffer> {
  await openBytes(path); // says in words what is wrong with a path
  const head = await firstBytes(path, headSize);
  if (!isGzip(head)) return head;
  const partial = promisify<Buffer, ZlibOptions, Buffer>(gunzip);
  // A head is cut off by nature: what can be unpacked of it is enough, damage shows when the whole file is read.
  return partial(head, { finishFlush: constants.Z_SYNC_FLUSH }).catch(() => Buffer.alloc(0));
}
