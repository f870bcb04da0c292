import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { inflateRaw, type ZlibOptions } from "node:zlib";
import { openBytes } from "../open-bytes.js";
import { crc32 } from "./crc32.js";
import { bytesAt, readZipDirectory, unreadable, type ZipEntry } from "./zip-directory.js";

const inflate = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);
const localHeader = 30; // bytes before the name; PKWARE APPNOTE 4.3.7

/** A ZIP archive whose files are read one at a time, straight from the disk. */
export class ZipArchive {
  private readonly byName: ReadonlyMap<string, ZipEntry>;

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    readonly entries: readonly ZipEntry[],
  ) {
    this.byName = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** @throws FileNotFound, NotAFile; UnreadableFile for damage, paths that leave the archive, archives that explode */
  static async open(path: string): Promise<ZipArchive> {
    const { size } = await openBytes(path); // says in words what is wrong with a path
    const file = await open(path);
    try {
      return new ZipArchive(file, path, await readZipDirectory(file, size, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /**
   * A file of the archive, unpacked; undefined if it has none of that name.
   *
   * @throws UnreadableFile if it is encrypted, damaged, or not of the size and the checksum in the archive's directory
   */
  async read(name: string): Promise<Buffer | undefined> {
    const entry = this.byName.get(name);
    if (!entry) return undefined;
    if (entry.encrypted)
      throw unreadable(this.path, `"${name}" in the ZIP archive is encrypted.`, "Pack it without a password.");
    const head = await bytesAt(this.file, entry.offset, entry.offset + localHeader);
    if (head.length < localHeader || head.readUInt32LE(0) !== 0x04034b50) throw this.damaged(name);
    const from = entry.offset + localHeader + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = await bytesAt(this.file, from, from + entry.packed);
    if (packed.length < entry.packed) throw this.damaged(name);
    const content = await this.unpack(entry, packed);
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw this.damaged(name);
    return content;
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async unpack({ name, method, size }: ZipEntry, packed: Buffer): Promise<Buffer> {
    if (method === 0) return packed;
    if (method !== 8)
      throw unreadable(
        this.path,
        `"${name}" in the ZIP archive is packed by method ${method}.`,
        "Pack it with deflate.",
      );
    return inflate(packed, { maxOutputLength: size + 1 }).catch(() => {
      throw this.damaged(name);
    });
  }

  private damaged(name: string): Error {
    return unreadable(this.path, `"${name}" in the ZIP archive is damaged.`);
  }
}
