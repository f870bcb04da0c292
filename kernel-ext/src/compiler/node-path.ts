import { readFileSync } from "node:fs";
import { delimiter, dirname, join, parse } from "node:path";

// Cells find packages in the notebook's folder and those above it, then where NODE_PATH says, as Node itself does. Beside
// that, a package whose own node_modules is named there is found by its name, as it finds itself.

/** The folders that NODE_PATH names. */
export function nodePath(value = process.env["NODE_PATH"]): string[] {
  return (value ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** What the compiler asks of the file system. */
export interface FileSystem {
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  readFile(path: string, encoding?: string): string | undefined;
  realpath?(path: string): string;
}

/**
 * The compiler knows nothing of NODE_PATH, but looks into the root's node_modules last of all: what is not there is taken
 * from NODE_PATH's folders.
 */
export function followNodePath(system: FileSystem, folder: string, folders: readonly string[]): void {
  if (folders.length === 0) return;
  const prefix = `${parse(folder).root.replaceAll("\\", "/")}node_modules/`;
  const { fileExists, directoryExists, readFile, realpath } = system;
  const packages = folders.map((each) => ({ folder: each, own: ownName(each) }));
  const found = (path: string, exists: (path: string) => boolean) => {
    if (!path.startsWith(prefix) || exists(path)) return path;
    const inside = path.slice(prefix.length);
    const candidates = packages.flatMap(({ folder, own }) => [
      join(folder, inside),
      ...(own !== undefined && `${inside}/`.startsWith(`${own}/`)
        ? [join(folder, "..", inside.slice(own.length))]
        : []),
    ]);
    return candidates.map((each) => each.replaceAll("\\", "/")).find(exists) ?? path;
  };
  const file = (path: string) => found(path, (each) => fileExists.call(system, each));
  const directory = (path: string) => found(path, (each) => directoryExists.call(system, each));
  system.fileExists = (path) => fileExists.call(system, file(path));
  system.directoryExists = (path) => `${path}/` === prefix || directoryExists.call(system, directory(path));
  system.readFile = (path, encoding) => readFile.call(system, file(path), encoding);
  if (realpath) system.realpath = (path) => realpath.call(system, file(path));
}

/** The name of the package whose node_modules this folder is. */
function ownName(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(dirname(folder), "package.json"), "utf8")) as { name?: string }).name;
  } catch {
    return undefined;
  }
}
