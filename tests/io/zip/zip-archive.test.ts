import { describe, expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { ZipArchive } from "../../../src/io/zip/zip-archive.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const content = Buffer.from("some text, some text, some text");
const packed = Buffer.from(zipSync({ "a/packed": content, stored: [content, { level: 0 }] }));

async function withArchive<T>(bytes: Uint8Array, use: (archive: ZipArchive) => Promise<T>): Promise<T> {
  const archive = await ZipArchive.open(folder.file(bytes));
  try {
    return await use(archive);
  } finally {
    await archive.close();
  }
}

test("gives each file by its name, packed or stored", async () => {
  await withArchive(packed, async (archive) => {
    expect(archive.entries.map(({ name }) => name)).toEqual(["a/packed", "stored"]);
    expect(archive.has("stored")).toBe(true);
    expect(archive.has("a")).toBe(false);
    expect(await archive.read("a/packed")).toEqual(content);
    expect(await archive.read("stored")).toEqual(content);
    expect(await archive.read("none")).toBeUndefined();
  });
});

describe("a file in the archive is refused", () => {
  const entry = packed.lastIndexOf("504b0102", undefined, "hex"); // of "stored"
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(packed);
    change(bytes);
    return bytes;
  };

  test.each([
    ["that is encrypted", changed((bytes) => bytes.writeUInt16LE(1, entry + 8)), "encrypted"],
    ["of another method", changed((bytes) => bytes.writeUInt16LE(12, entry + 10)), "packed by method 12"],
    ["that is larger than declared", changed((bytes) => bytes.writeUInt32LE(3, entry + 24)), "damaged"],
    ["of which a byte changed", changed((bytes) => bytes.write("S", bytes.lastIndexOf("some text, some"))), "damaged"],
    [
      "whose local header is gone",
      changed((bytes) =>
        bytes.fill(0, packed.indexOf("504b0304", 10, "hex"), packed.indexOf("504b0304", 10, "hex") + 4),
      ),
      "damaged",
    ],
  ])("%s", async (_, bytes, what) => {
    await withArchive(bytes, async (archive) => {
      await expect(archive.read("stored")).rejects.toMatchObject({
        tag: "UnreadableFile",
        what: expect.stringContaining(what),
      });
    });
  });

  test("that unpacks to more than the directory says", async () => {
    const bytes = Buffer.from(packed);
    bytes.writeUInt32LE(5, packed.indexOf("504b0102", 0, "hex") + 24);
    await withArchive(bytes, (archive) =>
      expect(archive.read("a/packed")).rejects.toMatchObject({ tag: "UnreadableFile" }),
    );
  });
});

test("gives the head of a file, and a file in pieces", async () => {
  const long = Buffer.from(Array.from({ length: 1_500_000 }, (_, i) => (i * i) % 251));
  await withArchive(zipSync({ packed: long, stored: [long, { level: 0 }] }), async (archive) => {
    for (const entry of archive.entries) {
      const head = await archive.head(entry, 1000);
      expect([head.length >= 900, head.equals(long.subarray(0, head.length))]).toEqual([true, true]);
      const pieces: Buffer[] = [];
      for await (const piece of archive.pieces(entry)) pieces.push(piece);
      expect([pieces.length > 1, Buffer.concat(pieces).equals(long)]).toEqual([true, true]);
    }
  });
});
