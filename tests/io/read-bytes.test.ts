import { expect, test } from "@jest/globals";
import { readBytes } from "../../src/io/read-bytes.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("the content comes whole, unpacked, and aligned for typed arrays", async () => {
  const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => i % 251));
  expect((await readBytes(folder.file(content))).equals(content)).toBe(true);
  expect((await readBytes(folder.gzip(content))).equals(content)).toBe(true);
  expect((await readBytes(folder.file("12345678"))).byteOffset % 8).toBe(0);
});

test("a stopped read ends with Aborted", async () => {
  await expect(readBytes(folder.file("x"), { signal: AbortSignal.abort() })).rejects.toMatchObject({ tag: "Aborted" });
});
