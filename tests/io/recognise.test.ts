import { expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { gzipSync } from "node:zlib";
import { cohortToArrow } from "../../src/data/arrow.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { exampleCohort } from "../data/example-cohort.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const arrowBytes = cohortToArrow(exampleCohort());

test.each([
  ["delimited", "gene\ts1\ts2\nTP53\t1\t2\n"],
  ["delimited", "0.5,0.25\n0.125,1\n"],
  ["delimited", "sample,label\na,x\nb,y\n"],
  ["gmt", "A\tx\tTP53\tMYC\nB\ty\tEGFR\n"],
  ["gct", "#1.2\n1\t2\nNAME\tDescription\ts1\ts2\na\tb\t1\t2\n"],
  ["cls", "3 2 1\n# ALL AML\nALL ALL AML\n"],
  ["edges", "TP53\tMYC\t0.5\nMYC\tEGFR\t1\nEGFR\tTP53\t2\n"],
  ["arrow", arrowBytes],
])("content decides: %s, whatever the name, packed or not", async (format, content) => {
  for (const path of [folder.file(content, "wrong.gmt.png"), folder.gzip(content, "wrong.arrow")])
    expect((await recogniseFile(path)).name).toBe(format);
});

test("a long gzip file is recognised by its head", async () => {
  const text = `gene\ts1\n${Array.from({ length: 50_000 }, (_, i) => `g${i}\t${i % 7}`).join("\n")}\n`;
  expect((await recogniseFile(folder.gzip(text))).name).toBe("delimited");
});

test.each([
  [
    "a ZIP archive without a table that we know",
    zipSync({ "a.jpeg": Buffer.from("ffd8ff", "hex") }),
    "name one of its files",
  ],
  ["a PNG picture", Buffer.from("89504e470d0a1a0a00", "hex"), "Choose a table"],
  ["UTF-16 text", Buffer.from("\uFEFFgene", "utf16le"), "Save it as UTF-8"],
])("%s is refused by name, with what to do", async (name, content, remedy) => {
  await expect(recogniseFile(folder.file(content))).rejects.toMatchObject({
    tag: "UnknownFormat",
    what: `This is ${name}.`,
    remedy: expect.stringContaining(remedy),
  });
});

test("binary junk is refused, also inside gzip", async () => {
  const junk = Buffer.from(Array.from({ length: 1000 }, (_, i) => (i * 37) % 256));
  for (const content of [junk, gzipSync(junk)])
    await expect(recogniseFile(folder.file(content))).rejects.toMatchObject({
      tag: "UnknownFormat",
      what: "The file is binary and of no known format.",
    });
});

test("a folder of no known format is told as a folder, with what is in it", async () => {
  folder.file("x", "inside/a.txt");
  await expect(recogniseFile(`${folder.path}/inside`)).rejects.toMatchObject({
    tag: "NotAFile",
    remedy: "Name a file in it: a.txt.",
  });
});

test("what cannot be opened is told as such", async () => {
  await expect(recogniseFile(folder.path)).rejects.toMatchObject({ tag: "NotAFile" });
  await expect(recogniseFile(`${folder.path}/none`)).rejects.toMatchObject({ tag: "FileNotFound" });
});
