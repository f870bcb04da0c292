import { createReadStream } from "node:fs";
import { access, constants, open, readdir, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { firstFive, nearestFirst, OmixelError } from "../errors.js";

/** How reading is watched and stopped. */
export interface ReadWatch {
  /** Stops reading with `Aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many of the file's bytes were read. */
  readonly onProgress?: ((bytes: number, total: number) => void) | undefined;
}

/** A file whose content comes in pieces, unpacked if it is packed. */
export interface ByteSource {
  readonly compression: "gzip" | "none";
  /** Size of the file in bytes, as it lies on the disk. */
  readonly size: number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Large pieces keep the hand-over between the reading, the unpacking and the parsing thread cheap. */
const chunkSize = 1 << 20;

/**
 * Opens a file for reading in pieces. Gzip is recognised by its first bytes and unpacked on a thread of its own, so that
 * the next piece is unpacked while the caller works on this one.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; while reading also UnreadableFile for damaged gzip, and Aborted
 */
export async function openBytes(path: string, { signal, onProgress }: ReadWatch = {}): Promise<ByteSource> {
  const size = await fileSize(path);
  const head = await firstBytes(path, 2);
  const compression = isGzip(head) ? "gzip" : "none";
  return { compression, size, chunks: read() };

  async function* read(): AsyncGenerator<Buffer> {
    if (signal?.aborted) throw readingError(path, stopped());
    const file = createReadStream(path, { highWaterMark: chunkSize });
    file.on("error", () => undefined); // the loop below raises it; after a stop nobody would
    const stream = compression === "gzip" ? unpacked(file) : file;
    const stop = () => stream.destroy(stopped());
    signal?.addEventListener("abort", stop, { once: true });
    try {
      for await (const chunk of stream) {
        onProgress?.(file.bytesRead, size);
        yield chunk as Buffer;
      }
    } catch (cause) {
      throw readingError(path, cause);
    } finally {
      signal?.removeEventListener("abort", stop);
      file.destroy();
    }
  }
}

/** The first bytes of a file, at most `count`, as they lie on the disk. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw readingError(path, cause);
  });
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(count), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** True for bytes that begin as gzip does (RFC 1952). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

async function fileSize(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw await notFound(path);
  if (!found.isFile()) {
    const inside = found.isDirectory() ? await readdir(path).catch(() => []) : [];
    throw new OmixelError(
      "NotAFile",
      `This is ${found.isDirectory() ? "a folder" : "not a regular file"}.`,
      inside.length > 0 ? `Name a file in it: ${firstFive(inside.sort())}.` : "Name a file.",
      { file: path },
    );
  }
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw readingError(path, cause);
  });
  if (found.size === 0)
    throw new OmixelError("UnreadableFile", "The file is empty.", "Export or download it again.", { file: path });
  return found.size;
}

async function notFound(path: string): Promise<OmixelError> {
  const names = await readdir(dirname(path)).catch(() => undefined);
  const remedy = !names
    ? `There is no folder "${dirname(path)}" either; the path is taken from ${process.cwd()}.`
    : names.length === 0
      ? "Its folder is empty."
      : `Its folder has: ${firstFive(nearestFirst(basename(path), names))}.`;
  return new OmixelError("FileNotFound", "There is no such file.", remedy, { file: path });
}

function unpacked(file: Readable): Readable {
  // One piece is handed over at a time, and a few wait: that keeps both threads busy and memory bounded.
  const options = { chunkSize, readableObjectMode: true, readableHighWaterMark: 4 };
  return pipeline(file, createGunzip(options), () => undefined);
}

function stopped(): OmixelError {
  return new OmixelError("Aborted", "Reading was stopped.", "Nothing was kept.");
}

function readingError(path: string, cause: unknown): OmixelError {
  if (cause instanceof OmixelError) return cause.at({ file: path });
  const { code = "", message } = cause as NodeJS.ErrnoException;
  const say = (what: string, remedy: string) => new OmixelError("UnreadableFile", what, remedy, { file: path }, cause);
  if (code === "Z_BUF_ERROR")
    return say("The gzip data end too early: the file is cut short.", "Download or copy it again.");
  if (code.startsWith("Z_")) return say(`The gzip data are damaged (${message}).`, "Download or copy it again.");
  if (code === "EACCES" || code === "EPERM") return say("The file may not be read.", "Change its permissions.");
  return say(`The file cannot be read (${message}).`, "Check the disk and the path.");
}
