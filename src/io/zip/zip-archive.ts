import { type FileHandle, open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { constants, createInflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { openBytes } from "../open-bytes.js";
import { crc32 } from "./crc32.js";
import { bytesAt, readZipDirectory, unreadable, type ZipEntry } from "./zip-directory.js";

const inflate = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);
const localHeader = 30; // bytes before the name; PKWARE APPNOTE 4.3.7

/** Bytes that are read at once of a file that is unpacked in pieces. */
const pieceSize = 1 << 20;

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
    const from = await this.placeOf(entry);
    const packed = await bytesAt(this.file, from, from + entry.packed);
    if (packed.length < entry.packed) throw this.damaged(name);
    const content =
      entry.method === 0
        ? packed
        : await inflate(packed, { maxOutputLength: entry.size + 1 }).catch(() => {
            throw this.damaged(name);
          });
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw this.damaged(name);
    return content;
  }

  /** What the first `packed` bytes of a file come to, unpacked; fewer where it is smaller. @throws UnreadableFile */
  async head(entry: ZipEntry, packed: number): Promise<Buffer> {
    const from = await this.placeOf(entry);
    const bytes = await bytesAt(this.file, from, from + Math.min(packed, entry.packed));
    if (entry.method === 0) return bytes;
    return inflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).catch(() => {
      throw this.damaged(entry.name);
    });
  }

  /** A file in pieces, for what need not fit into the memory. @throws UnreadableFile, as `read` does */
  async *pieces(entry: ZipEntry): AsyncGenerator<Buffer> {
    const from = await this.placeOf(entry);
    const packed = Readable.from(this.bytes(from, from + entry.packed));
    const unpacked = entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), () => undefined);
    let [size, crc] = [0, 0];
    try {
      for await (const piece of unpacked as AsyncIterable<Buffer>) {
        [size, crc] = [size + piece.length, crc32(piece, crc)];
        if (size > entry.size) break;
        yield piece;
      }
    } catch {
      throw this.damaged(entry.name);
    }
    if (size !== entry.size || crc !== entry.crc) throw this.damaged(entry.name);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async *bytes(from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to; at += pieceSize) yield bytesAt(this.file, at, Math.min(to, at + pieceSize));
  }

  /** Where the content of a file begins. @throws UnreadableFile if it is encrypted, or packed in a way that is not read */
  private async placeOf({ name, method, encrypted, offset }: ZipEntry): Promise<number> {
    if (encrypted)
      throw unreadable(this.path, `"${name}" in the ZIP archive is encrypted.`, "Pack it without a password.");
    if (method !== 0 && method !== 8)
      throw unreadable(
        this.path,
        `"${name}" in the ZIP archive is packed by method ${method}.`,
        "Pack it with deflate.",
      );
    const head = await bytesAt(this.file, offset, offset + localHeader);
    if (head.length < localHeader || head.readUInt32LE(0) !== 0x04034b50) throw this.damaged(name);
    return offset + localHeader + head.readUInt16LE(26) + head.readUInt16LE(28);
  }

  private damaged(name: string): Error {
    return unreadable(this.path, `"${name}" in the ZIP archive is damaged.`);
  }
}
