import { stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { firstBytes } from "../open-bytes.js";

/** First bytes of ZIP archives (PKWARE APPNOTE 4.3.7; an archive without a file begins as its end does). */
const magics = ["504b0304", "504b0506"];

/** A file inside an archive. */
export interface ArchivePlace {
  /** Path of the archive. */
  readonly archive: string;
  /** Path inside it, by slashes. */
  readonly inside: string;
}

/** Whether bytes begin as a ZIP archive does. */
export function isZip(head: Buffer): boolean {
  return magics.includes(head.toString("hex", 0, 4));
}

/** What a path like "study.zip/counts.csv" names: a file in an archive; undefined for any other path. */
export async function archivePlace(path: string): Promise<ArchivePlace | undefined> {
  for (let above = dirname(path), below = path; above !== below; [above, below] = [dirname(above), above]) {
    const found = await stat(above).catch(() => undefined);
    if (!found) continue; // "study.zip/a" where the path is "study.zip/a/b.csv"
    if (!found.isFile() || !isZip(await firstBytes(above, 4))) return undefined;
    return { archive: above, inside: relative(above, path).split(sep).join("/") };
  }
  return undefined;
}
