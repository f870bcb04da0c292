import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { firstBytes, isGzip, openBytes, type ReadWatch } from "../../src/io/open-bytes.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const large = Buffer.from(Array.from({ length: 400_000 }, (_, i) => `line ${i % 977}\n`).join(""));

async function whole(path: string, watch?: ReadWatch): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of (await openBytes(path, watch)).chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe("opening", () => {
  test.each([
    ["plain text", large, "none"],
    ["gzip", gzipSync(large), "gzip"],
    ["gzip of several members", Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]), "gzip"],
  ] as const)("%s gives its content, whatever the file's name", async (_, content, compression) => {
    const path = folder.file(content, `${compression}.dat`);
    const source = await openBytes(path);
    expect(source).toMatchObject({ compression, size: content.length });
    const expected = content === large || compression === "none" ? large : Buffer.from("one\ntwo\n");
    const got = await whole(path);
    expect(got.equals(content[0] === 0x1f && content.length < 100 ? expected : large)).toBe(true);
  });

  test("tells how far it is, up to the size of the file", async () => {
    const path = folder.file(large);
    const told: [number, number][] = [];
    await whole(path, { onProgress: (bytes, total) => told.push([bytes, total]) });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toEqual([large.length, large.length]);
    expect(told.every(([bytes], i) => i === 0 || bytes >= told[i - 1]![0])).toBe(true);
  });

  test("stops on a signal, before and in the middle", async () => {
    const path = folder.gzip(large);
    const stopped = { tag: "Aborted", place: { file: path } };
    await expect(whole(path, { signal: AbortSignal.abort() })).rejects.toMatchObject(stopped);
    const controller = new AbortController();
    const { chunks } = await openBytes(path, { signal: controller.signal });
    const read = async () => {
      for await (const _ of chunks) controller.abort();
    };
    await expect(read()).rejects.toMatchObject(stopped);
  });

  test("a reader that leaves early leaves nothing open", async () => {
    const { chunks } = await openBytes(folder.file(large));
    for await (const chunk of chunks) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});

describe("what cannot be opened", () => {
  test("a missing file names what its folder has, nearest first", async () => {
    folder.file("x", "near/counts.tsv");
    folder.file("x", "near/labels.tsv");
    await expect(openBytes(join(folder.path, "near/count.tsv"))).rejects.toMatchObject({
      tag: "FileNotFound",
      remedy: "Its folder has: counts.tsv, labels.tsv.",
      place: { file: join(folder.path, "near/count.tsv") },
    });
  });

  test("a missing folder is told, and where relative paths begin", async () => {
    await expect(openBytes("no/such/file")).rejects.toMatchObject({
      tag: "FileNotFound",
      remedy: expect.stringContaining(process.cwd()),
    });
  });

  test("an empty folder is told", async () => {
    mkdirSync(join(folder.path, "empty"));
    await expect(openBytes(join(folder.path, "empty/a"))).rejects.toMatchObject({ remedy: "Its folder is empty." });
  });

  test("a folder names its files", async () => {
    await expect(openBytes(join(folder.path, "near"))).rejects.toMatchObject({
      tag: "NotAFile",
      what: "This is a folder.",
      remedy: "Name a file in it: counts.tsv, labels.tsv.",
    });
  });

  test("an empty file is told", async () => {
    await expect(openBytes(folder.file(""))).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: "The file is empty.",
    });
  });

  test("gzip that ends too early is told, also when whole pieces came before", async () => {
    const packed = gzipSync(large);
    for (const length of [packed.length - 1, packed.length >> 1, 12])
      await expect(whole(folder.file(packed.subarray(0, length)))).rejects.toMatchObject({
        tag: "UnreadableFile",
        what: "The gzip data end too early: the file is cut short.",
      });
  });

  test("gzip that is damaged is told", async () => {
    const packed = gzipSync(large);
    packed.fill(0xff, 1000, 1100);
    await expect(whole(folder.file(packed))).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining("damaged"),
    });
  });
});

test("first bytes are those of the disk, fewer if the file is short", async () => {
  const path = folder.gzip("text");
  expect(await firstBytes(path, 4)).toEqual(readFileSync(path).subarray(0, 4));
  expect((await firstBytes(path, 1000)).length).toBe(readFileSync(path).length);
  expect(isGzip(await firstBytes(path, 2))).toBe(true);
  expect(isGzip(Buffer.from("ab"))).toBe(false);
});
