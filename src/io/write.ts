import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isOmixelError, OmixelError } from "../errors.js";

/**
 * Writes a file whole or not at all: under a temporary name beside it, flushed, then renamed. Folders that are missing
 * are made.
 *
 * @param content whole, or in parts that are written one after another
 * @throws Unwritable with the reason; nothing half-written stays
 */
export async function writeWhole(path: string, content: Uint8Array | string | readonly Uint8Array[]): Promise<void> {
  await writeWholeBy(path, async (temporary) => {
    const file = await open(temporary, "wx");
    try {
      const parts = typeof content === "string" || ArrayBuffer.isView(content) ? [content] : content;
      for (const part of parts) await file.writeFile(part); // goes on where the last one ended
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/**
 * The same for what writes its file in parts.
 *
 * @param write gets the temporary path, where it makes the file
 * @throws Unwritable with the reason, and what `write` raises; nothing half-written stays
 */
export async function writeWholeBy(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const target = resolve(path);
  const temporary = `${target}.${randomBytes(6).toString("hex")}.part`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await write(temporary);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first error is the one to tell
    throw isOmixelError(cause) ? cause.at({ file: path }) : unwritable(path, cause);
  }
}

/** A cell of a written table; NaN and null become empty cells, which our readers take for missing. */
export type Cell = string | number | boolean | null | undefined;

/**
 * Writes a tab-separated table, whole or not at all. Texts with tabs, quotes or line ends are quoted.
 *
 * @throws Unwritable with the reason
 */
export async function writeTsv(
  path: string,
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join("\t") + "\n");
  await writeWhole(path, lines.join(""));
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return "";
  const text = String(cell);
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "the permission is missing",
  EPERM: "the permission is missing",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EISDIR: "a folder of that name is there",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "the name is too long",
};

function unwritable(path: string, cause: unknown): OmixelError {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  return new OmixelError(
    "Unwritable",
    `The file cannot be written: ${reasons[code] ?? message}.`,
    "Choose another place or name; nothing was left there.",
    { file: path },
    cause,
  );
}
