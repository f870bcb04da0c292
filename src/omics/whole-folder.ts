import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { OmixelError } from "../errors.js";

/** What a folder may be written over: an empty one, or one of the same kind. */
export interface FolderKind {
  /** "a run" */
  readonly name: string;
  /** The file by which such a folder is known. */
  readonly marker: string;
}

/**
 * Writes a folder whole or not at all: everything is written beside it under a temporary name, then renamed.
 *
 * @param write gets a function that gives the temporary path of a file of the folder
 * @throws Unwritable
 */
export async function writeWholeFolder(
  folder: string,
  kind: FolderKind,
  write: (at: (name: string) => string) => Promise<void>,
): Promise<void> {
  requireWritableFolder(folder, kind);
  const target = resolve(folder);
  const temporary = openBeside(folder);
  try {
    await write((name) => join(temporary, name));
    replace(temporary, target);
  } catch (error) {
    throw error instanceof OmixelError ? error : unwritable(folder, error);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Refuses a folder that could not be written to, before any work is done.
 *
 * @throws Unwritable
 */
export function requireWritableFolder(folder: string, { name, marker }: FolderKind): void {
  const target = resolve(folder);
  if (existsSync(target) && !isKnownOrEmpty(target, marker))
    throw new OmixelError(
      "Unwritable",
      `There is something else than ${name}.`,
      "Choose another folder, or remove what is there.",
      { file: folder },
    );
  rmSync(openBeside(folder), { recursive: true, force: true });
}

/** A new empty folder beside the one that will be written, of a temporary name. */
function openBeside(folder: string): string {
  const target = resolve(folder);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  return temporary;
}

function unwritable(file: string, error: unknown): OmixelError {
  return new OmixelError(
    "Unwritable",
    `The folder cannot be written: ${(error as Error).message}.`,
    "Choose a folder that you may write to.",
    { file },
    error,
  );
}

function isKnownOrEmpty(target: string, marker: string): boolean {
  if (!statSync(target).isDirectory()) return false;
  return existsSync(join(target, marker)) || readdirSync(target).length === 0;
}

/** What was there gives way at the last moment, but for notebooks: the one that runs may stand there, open. */
function replace(temporary: string, target: string): void {
  const old = `${temporary}.old`;
  const existed = existsSync(target);
  if (existed) renameSync(target, old);
  renameSync(temporary, target);
  if (!existed) return;
  for (const name of readdirSync(old).filter((file) => file.endsWith(".ipynb")))
    renameSync(join(old, name), join(target, name));
  rmSync(old, { recursive: true, force: true });
}
