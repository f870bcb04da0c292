import type { FileHandle } from "node:fs/promises";
import { OmixelError } from "../../errors.js";

/** One file in a ZIP archive, as the archive's directory has it. */
export interface ZipEntry {
  /** Path inside the archive, by slashes. */
  readonly name: string;
  /** 0 = stored, 8 = deflate; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Bytes in the archive, and unpacked as the directory declares. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

// Signatures and lengths of records: PKWARE APPNOTE 6.3.9, sections 4.3.12 to 4.3.16.
const [endSignature, end64Signature, locator64Signature, entrySignature] = [
  0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50,
];
const [endLength, locator64Length, entryLength] = [22, 20, 46];
const longestComment = 0xffff;

/** Total unpacked size from which a ratio above the second number is refused: no real table packs so well. */
const [largeTotal, largestRatio] = [1 << 30, 200];

/**
 * The directory at the end of a ZIP archive, also of the 64-bit form.
 *
 * @throws UnreadableFile for what is cut short or damaged, for paths that leave the archive, for files that overlap, and
 *   for an archive that would unpack to more than 1 GiB and 200 times its size
 */
export async function readZipDirectory(file: FileHandle, size: number, path: string): Promise<ZipEntry[]> {
  const tail = await bytesAt(file, Math.max(0, size - endLength - longestComment - locator64Length), size);
  const end = tail.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end < 0 || end + endLength > tail.length || tail.readUInt32LE(end) !== endSignature)
    throw unreadable(path, "The ZIP archive has no directory at its end: it is cut short.");
  const { count, length, offset } = await directoryPlace(file, tail, end, path);
  if (offset + length > size)
    throw unreadable(path, "The directory of the ZIP archive lies outside it: it is cut short.");
  const directory = await bytesAt(file, offset, offset + length);
  const entries: ZipEntry[] = [];
  for (let at = 0, i = 0; i < count; i++) {
    if (at + entryLength > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw unreadable(path, `The directory of the ZIP archive is damaged at file ${i + 1} of ${count}.`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((k) => directory.readUInt16LE(at + k)) as [
      number,
      number,
      number,
    ];
    const next = at + entryLength + nameLength + extraLength + commentLength;
    if (next > directory.length)
      throw unreadable(path, `The directory of the ZIP archive is damaged at file ${i + 1} of ${count}.`);
    const name = directory.toString("utf8", at + entryLength, at + entryLength + nameLength);
    const extra = directory.subarray(at + entryLength + nameLength, next - commentLength);
    entries.push(entryOf(directory, at, name, extra, path));
    at = next;
  }
  const files = entries.filter(({ name }) => !name.endsWith("/"));
  refuseOutside(files, path);
  refuseBomb(files, size, path);
  return files;
}

async function directoryPlace(file: FileHandle, tail: Buffer, end: number, path: string) {
  const short = {
    count: tail.readUInt16LE(end + 10),
    length: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
  if (short.count !== 0xffff && short.length !== 0xffffffff && short.offset !== 0xffffffff) return short;
  const locator = end - locator64Length;
  if (locator < 0 || tail.readUInt32LE(locator) !== locator64Signature) return short;
  const record = await bytesAt(
    file,
    Number(tail.readBigUInt64LE(locator + 8)),
    Number(tail.readBigUInt64LE(locator + 8)) + 56,
  );
  if (record.length < 56 || record.readUInt32LE(0) !== end64Signature)
    throw unreadable(path, "The 64-bit directory of the ZIP archive is damaged.");
  const [count, length, offset] = [32, 40, 48].map((k) => Number(record.readBigUInt64LE(k))) as [
    number,
    number,
    number,
  ];
  return { count, length, offset };
}

function entryOf(directory: Buffer, at: number, name: string, extra: Buffer, path: string): ZipEntry {
  const wide = wideFields(extra);
  const field = (value: number): number => {
    if (value !== 0xffffffff) return value;
    const next = wide.shift();
    if (next === undefined) throw unreadable(path, `The ZIP archive does not say how large "${name}" is.`);
    return next;
  };
  const size = field(directory.readUInt32LE(at + 24));
  const packed = field(directory.readUInt32LE(at + 20));
  const offset = field(directory.readUInt32LE(at + 42));
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc: directory.readUInt32LE(at + 16),
    packed,
    size,
    offset,
  };
}

/** The 64-bit numbers of an entry, in the order of the fields that are too large for 32 bits. */
function wideFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const count = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4) >> 3;
    return Array.from({ length: count }, (_, k) => Number(extra.readBigUInt64LE(at + 4 + k * 8)));
  }
  return [];
}

function refuseOutside(entries: readonly ZipEntry[], path: string): void {
  for (const { name } of entries)
    if (/^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split("/").includes(".."))
      throw unreadable(
        path,
        `The ZIP archive holds a path that leaves it: ${JSON.stringify(name)}.`,
        "Do not trust it.",
      );
}

function refuseBomb(entries: readonly ZipEntry[], size: number, path: string): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > largeTotal && total > largestRatio * size)
    throw unreadable(
      path,
      `The ZIP archive of ${size} bytes would unpack to ${total} bytes: no real table packs so well.`,
      "Do not trust it; if you do, unpack it yourself.",
    );
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end)
      throw unreadable(path, `"${entry.name}" overlaps another file in the ZIP archive.`, "Do not trust it.");
    end = entry.offset + 30 + entry.packed;
  }
  if (end > size) throw unreadable(path, "The ZIP archive is cut short: files in it go beyond its end.");
}

/** @returns fewer bytes where the file ends earlier */
export async function bytesAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, to - from));
  let at = 0;
  while (at < buffer.length) {
    const { bytesRead } = await file.read(buffer, at, buffer.length - at, from + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return buffer.subarray(0, at);
}

export function unreadable(path: string, what: string, remedy = "Download or copy it again."): OmixelError {
  return new OmixelError("UnreadableFile", what, remedy, { file: path });
}
