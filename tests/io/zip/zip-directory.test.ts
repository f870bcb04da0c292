import { open } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { readZipDirectory, type ZipEntry } from "../../../src/io/zip/zip-directory.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const packed = Buffer.from(zipSync({ "a/first": Buffer.from("one"), second: Buffer.from("two, two, two, two") }));
const directory = packed.indexOf("504b0102", 0, "hex");
const end = packed.lastIndexOf("504b0506", undefined, "hex");

async function entriesOf(bytes: Buffer): Promise<ZipEntry[]> {
  const path = folder.file(bytes);
  const file = await open(path);
  try {
    return await readZipDirectory(file, bytes.length, path);
  } finally {
    await file.close();
  }
}

/** The same archive with its numbers where 64-bit archives have them. */
function wide(): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(2n, 32);
  record.writeBigUInt64LE(BigInt(end - directory), 40);
  record.writeBigUInt64LE(BigInt(directory), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(end), 64);
  const last = Buffer.from(packed.subarray(end));
  last.fill(0xff, 10, 20);
  return Buffer.concat([packed.subarray(0, end), record, last]);
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(packed);
  change(bytes);
  return bytes;
}

test.each([
  ["the short form", packed],
  ["the 64-bit form", wide()],
  ["a comment at the end", Buffer.concat([packed.subarray(0, -2), Buffer.from([3, 0]), Buffer.from("abc")])],
])("reads %s", async (_, bytes) => {
  expect(await entriesOf(bytes)).toMatchObject([
    { name: "a/first", size: 3 },
    { name: "second", method: 8, encrypted: false, size: 18, offset: packed.indexOf("504b0304", 10, "hex") },
  ]);
});

describe("refuses", () => {
  const name = directory + 46;
  test.each([
    ["an archive that is cut short", packed.subarray(0, -30), "cut short"],
    ["a directory beyond the end", changed((bytes) => bytes.writeUInt32LE(1e6, end + 16)), "lies outside"],
    ["a damaged directory", changed((bytes) => bytes.fill(0, directory, directory + 4)), "damaged at file 1 of 2"],
    ["fewer files than it counts", changed((bytes) => bytes.writeUInt16LE(3, end + 10)), "damaged at file 3 of 3"],
    ["a path upwards", changed((bytes) => bytes.write("../xxxx", name)), "leaves it"],
    ["an absolute path", changed((bytes) => bytes.write("/", name)), "leaves it"],
    ["a drive", changed((bytes) => bytes.write("C:", name)), "leaves it"],
    ["files that overlap", changed((bytes) => bytes.writeUInt32LE(0, directory + 46 + 7 + 42)), "overlaps"],
    ["a size without its number", changed((bytes) => bytes.writeUInt32LE(0xffffffff, directory + 24)), "does not say"],
    [
      "an archive that explodes",
      changed((bytes) => bytes.writeUInt32LE(2e9, directory + 24)),
      "would unpack to 20000000",
    ],
  ])("%s", async (_, bytes, what) => {
    await expect(entriesOf(bytes)).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining(what),
    });
  });
});
