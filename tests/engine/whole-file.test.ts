import { afterAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTruncatedElf } from "../../src/engine/whole-file.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-elf-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Buffer): string {
  const file = join(folder, "library.so");
  writeFileSync(file, bytes);
  return file;
}

/** An ELF header that promises two section headers of 64 bytes each behind 200 bytes. */
function elf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.write("\x7fELF", "latin1");
  bytes.writeBigUInt64LE(200n, 0x28);
  bytes.writeUInt16LE(64, 0x3a);
  bytes.writeUInt16LE(2, 0x3c);
  return bytes;
}

test("a file that ends before its section headers do is cut short", () => {
  expect([isTruncatedElf(fileOf(elf(328))), isTruncatedElf(fileOf(elf(327)))]).toEqual([false, true]);
  expect(isTruncatedElf(fileOf(elf(328).subarray(0, 20)))).toBe(true);
});

test("files of other formats count as whole", () => {
  expect([isTruncatedElf(fileOf(Buffer.from(""))), isTruncatedElf(fileOf(Buffer.from("text")))]).toEqual([
    false,
    false,
  ]);
});
