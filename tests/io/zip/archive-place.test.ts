import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { archivePlace, isZip } from "../../../src/io/zip/archive-place.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

test("a path that leads into an archive is its path and the path inside", async () => {
  const archive = folder.file(Buffer.from(zipSync({ "a/b.csv": Buffer.from("x") })), "study.zip");
  expect(await archivePlace(`${archive}/a/b.csv`)).toEqual({ archive, inside: "a/b.csv" });
  expect(await archivePlace(`${archive}/c.csv`)).toEqual({ archive, inside: "c.csv" });
});

test("any other path is itself: of a file, in a folder called .zip, below a file that is no archive, of nothing", async () => {
  const text = folder.file("gene,s1\n", "false.zip");
  mkdirSync(join(folder.path, "folder.zip"));
  for (const path of [text, join(folder.path, "folder.zip/a.csv"), `${text}/a.csv`, "none/at/all.csv", "plain.csv"])
    expect(await archivePlace(path)).toBeUndefined();
});

test("archives begin with a file or, where they have none, with their end", () => {
  expect(isZip(Buffer.from(zipSync({ a: Buffer.from("x") })))).toBe(true);
  expect(isZip(Buffer.from(zipSync({})))).toBe(true);
  expect(isZip(Buffer.from("PK\x01\x02"))).toBe(false);
});
