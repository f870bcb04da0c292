import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isOmixelError, OmixelError } from "../../errors.js";
import type { ZipArchive } from "./zip-archive.js";
import type { ZipEntry } from "./zip-directory.js";

/** A file of an archive that lies unpacked in a temporary folder, which only its owner may read. */
export interface Extracted {
  readonly path: string;
  /** Removes it. */
  close(): Promise<void>;
}

/**
 * Unpacks one file of an archive, piece by piece, and into the same folder those that it needs beside it.
 *
 * @throws UnreadableFile; Unwritable where the disk has no room
 */
export async function extract(
  archive: ZipArchive,
  entry: ZipEntry,
  beside: readonly ZipEntry[] = [],
): Promise<Extracted> {
  const folder = await mkdtemp(join(tmpdir(), "omixel-")).catch((cause: unknown) => {
    throw unwritable(entry, cause);
  });
  const close = () => rm(folder, { recursive: true, force: true });
  const placeOf = ({ name }: ZipEntry) => join(folder, basename(name));
  try {
    for (const each of [entry, ...beside])
      await pipeline(Readable.from(archive.pieces(each)), createWriteStream(placeOf(each), { flags: "wx" }));
    return { path: placeOf(entry), close };
  } catch (cause) {
    await close();
    throw isOmixelError(cause) ? cause : unwritable(entry, cause);
  }
}

function unwritable({ name, size }: ZipEntry, cause: unknown): OmixelError {
  return new OmixelError(
    "Unwritable",
    `"${name}" of the ZIP archive (${size} bytes) cannot be unpacked into ${tmpdir()} (${(cause as Error).message}).`,
    "Unpack it yourself and name the file, or set TMPDIR to a folder with room.",
    {},
    cause,
  );
}
