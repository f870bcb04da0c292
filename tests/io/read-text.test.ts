import { expect, test } from "@jest/globals";
import { isText, readText, refuseBinary } from "../../src/io/read-text.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("text comes whole, unpacked and without byte order mark", async () => {
  expect(await readText(folder.file("ß\tb\r\n"))).toBe("ß\tb\r\n");
  expect(await readText(folder.gzip("\uFEFFa"))).toBe("a");
});

test.each([
  ["UTF-16", Buffer.from("\uFEFFgene", "utf16le"), "The text is UTF-16."],
  ["binary", Buffer.of(137, 80, 78, 71, 0, 1, 2, 3), "The file is binary, not text."],
  ["control signs", Buffer.from("ab\x01\x02\x03\x04"), "The file is binary, not text."],
])("%s is refused", async (_, content, what) => {
  await expect(readText(folder.file(content))).rejects.toMatchObject({ tag: "UnreadableFile", what });
  expect(() => refuseBinary("a", content)).toThrow(expect.objectContaining({ place: { file: "a" } }));
});

test("text is told from other bytes", () => {
  expect([Buffer.from("a\tb\r\n1\t2\n"), Buffer.from("Gène µ")].map(isText)).toEqual([true, true]);
  expect([Buffer.of(), Buffer.of(65, 0, 66)].map(isText)).toEqual([false, false]);
});
