import { readdir } from "node:fs/promises";
import type { Container } from "./format.js";
import { Hdf5File, hdf5Head, isHdf5 } from "./hdf5/hdf5-file.js";
import { firstBytes } from "./open-bytes.js";
import { isZip } from "./zip/archive-place.js";
import { ZipArchive } from "./zip/zip-archive.js";

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
  const head = await firstBytes(path, hdf5Head);
  if (isHdf5(head)) return insideHdf5(path);
  return isZip(head) ? insideZip(path) : undefined;
}

async function insideZip(path: string): Promise<Container> {
  const archive = await ZipArchive.open(path);
  try {
    return { kind: "zip", names: archive.entries.map(({ name }) => name) };
  } finally {
    await archive.close();
  }
}

async function insideHdf5(path: string): Promise<Container> {
  const file = await Hdf5File.open(path);
  try {
    const names: string[] = [];
    for (const name of await file.namesIn("")) {
      names.push(name);
      if ((await file.kindOf(name)) === "group")
        names.push(...(await file.namesIn(name)).map((inner) => `${name}/${inner}`));
    }
    return { kind: "hdf5", names };
  } finally {
    await file.close();
  }
}
