import { readdir, readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { OmixelError } from "../../errors.js";
import { ZipArchive } from "../zip/zip-archive.js";

/** Where the files of a Zarr hierarchy lie. Keys are paths by slashes, without one at their beginning. */
export interface ZarrStore {
  /** The content of a file in a buffer of its own; undefined if there is none. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What lies in a folder directly; nothing if there is none. */
  list(key: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A folder on the disk. @throws UnreadableFile for what a link leads out of it */
export async function folderStore(folder: string): Promise<ZarrStore> {
  const root = await realpath(folder);
  const inside = async (key: string) => {
    const place = await realpath(join(root, ...key.split("/"))).catch(() => undefined);
    if (place !== undefined && place !== root && !place.startsWith(root + sep))
      throw new OmixelError("UnreadableFile", `"${key}" leads out of the folder.`, "Do not trust it.", {
        file: folder,
      });
    return place;
  };
  return {
    async read(key) {
      const place = await inside(key);
      if (place === undefined) return undefined;
      const content = await readFile(place).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "EISDIR") return undefined;
        throw new OmixelError(
          "UnreadableFile",
          `"${key}" cannot be read (${cause.message}).`,
          "Check the permissions and the disk.",
          { file: folder },
          cause,
        );
      });
      return content && ownBuffer(content);
    },
    async list(key) {
      const place = await inside(key);
      return place === undefined ? [] : (await readdir(place).catch(() => [])).sort();
    },
    close: () => Promise.resolve(),
  };
}

/** A ZIP archive; the hierarchy may lie in a folder inside it. @throws UnreadableFile as `ZipArchive` does */
export async function zipStore(path: string): Promise<ZarrStore> {
  const archive = await ZipArchive.open(path);
  const prefix = zarrRoot(archive.entries.map(({ name }) => name)) ?? "";
  const children = new Map<string, Set<string>>();
  for (const { name } of archive.entries) {
    if (!name.startsWith(prefix)) continue;
    const parts = name.slice(prefix.length).split("/");
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/");
      children.set(folder, (children.get(folder) ?? new Set<string>()).add(parts[depth]!));
    }
  }
  return {
    read: async (key) => {
      const content = await archive.read(prefix + key);
      return content && ownBuffer(content);
    },
    list: (key) => Promise.resolve([...(children.get(key) ?? [])].sort()),
    close: () => archive.close(),
  };
}

/** The folder, with a slash behind it, where the hierarchy of an archive begins; undefined if there is none. */
export function zarrRoot(names: readonly string[]): string | undefined {
  const roots = names
    .map((name) => /^(.*\/|)(zarr\.json|\.zgroup)$/.exec(name)?.[1])
    .filter((root) => root !== undefined);
  return roots.sort((a, b) => a.length - b.length)[0];
}

/** Codecs look at the buffer behind the bytes, which must hold nothing else. */
function ownBuffer(content: Buffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(content.length);
  bytes.set(content);
  return bytes;
}
