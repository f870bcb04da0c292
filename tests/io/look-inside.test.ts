import { expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { insideFile, insideFolder } from "../../src/io/look-inside.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("a folder has the names that lie in it directly, in order", async () => {
  folder.file("x", "outer/b/deep.txt");
  folder.file("x", "outer/a.txt");
  expect(await insideFolder(`${folder.path}/outer`)).toEqual({ kind: "folder", names: ["a.txt", "b"] });
});

test("a ZIP archive has the paths of all its files", async () => {
  const path = folder.file(zipSync({ "xl/workbook.xml": Buffer.from("x"), a: Buffer.from("y") }));
  expect(await insideFile(path)).toEqual({ kind: "zip", names: ["xl/workbook.xml", "a"] });
});

test("other files have nothing inside, also if a ZIP archive is packed in them", async () => {
  expect(await insideFile(folder.file("gene\ts1\n"))).toBeUndefined();
  expect(await insideFile(folder.gzip(zipSync({ a: Buffer.from("y") })))).toBeUndefined();
});
