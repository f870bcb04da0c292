import { readdir } from "node:fs/promises";
import type { Container } from "./format.js";
import { firstBytes } from "./open-bytes.js";
import { ZipArchive } from "./zip/zip-archive.js";

/** First bytes of ZIP archives (PKWARE APPNOTE 4.3.7; an archive without a file begins as its end does). */
const zipMagic = ["504b0304", "504b0506"];

/** The names inside a folder. */
export async function insideFolder(path: string): Promise<Container> {
  return { kind: "folder", names: (await readdir(path)).sort() };
}

/**
 * The names inside a file that holds several things; undefined for any other file.
 *
 * @throws UnreadableFile where the file is damaged
 */
export async function insideFile(path: string): Promise<Container | undefined> {
  const magic = (await firstBytes(path, 4)).toString("hex");
  if (!zipMagic.includes(magic)) return undefined;
  const archive = await ZipArchive.open(path);
  try {
    return { kind: "zip", names: archive.entries.map(({ name }) => name) };
  } finally {
    await archive.close();
  }
}
