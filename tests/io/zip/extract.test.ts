import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { extract } from "../../../src/io/zip/extract.js";
import { ZipArchive } from "../../../src/io/zip/zip-archive.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const content = Buffer.from("some text, ".repeat(50_000));

async function extracted(bytes: Uint8Array) {
  const archive = await ZipArchive.open(folder.file(bytes));
  return extract(archive, archive.entries[0]!).finally(() => archive.close());
}

test.each([6, 0] as const)("unpacks a file under its name, for its owner alone (level %d)", async (level) => {
  const { path, close } = await extracted(zipSync({ "a/b.csv": [content, { level }] }));
  expect(basename(path)).toBe("b.csv");
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(statSync(dirname(path)).mode & 0o077).toBe(0);
  await close();
  expect(existsSync(dirname(path))).toBe(false);
});

test("an empty file is an empty file", async () => {
  const { path, close } = await extracted(zipSync({ "b.csv": [Buffer.alloc(0), { level: 0 }] }));
  expect(statSync(path).size).toBe(0);
  await close();
});

test("damage is told as such", async () => {
  const bytes = Buffer.from(zipSync({ "b.csv": content }));
  bytes[60]! ^= 0xff;
  await expect(extracted(bytes)).rejects.toMatchObject({
    tag: "UnreadableFile",
    what: '"b.csv" in the ZIP archive is damaged.',
  });
});
