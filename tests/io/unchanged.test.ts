import { appendFileSync, copyFileSync, cpSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { readAnnotations } from "../../src/io/annotations.js";
import { readTable } from "../../src/io/read-assay.js";
import { omics } from "../../src/omics/omics.js";
import { fixture } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const text = "gene,s1,s2,s3\nTP53,1,2,3\nMYC,4,5,6\nEGFR,7,8,9\n";
const changed = {
  tag: "UnreadableFile",
  what: "The file changed while it was read: somebody is writing it.",
  remedy: "Read it again when writing has finished.",
};
/** Options that do something with the file once some of it was read. */
const during = (change: () => void) => ({ onProgress: change });

describe("a file that somebody writes while it is read is told as such", () => {
  test.each([
    ["and is whole so far", "ACTB,1,2,3\n"],
    ["and ends amid a line, whatever else is wrong then", "ACTB,1"],
  ])("%s", async (_, more) => {
    const path = folder.file(text);
    const reading = readTable(
      path,
      during(() => appendFileSync(path, more)),
    );
    await expect(reading).rejects.toMatchObject({ ...changed, place: { file: path } });
  });

  test("by its time alone, where the size stays", async () => {
    const path = folder.file(text);
    await expect(
      readTable(
        path,
        during(() => utimesSync(path, 1, 1)),
      ),
    ).rejects.toMatchObject(changed);
  });

  test("or that goes away", async () => {
    const path = folder.file(text);
    await expect(
      readTable(
        path,
        during(() => rmSync(path, { force: true })),
      ),
    ).rejects.toMatchObject(changed);
  });

  test("annotations", async () => {
    const path = folder.file("sample,label\na,x\nb,y\n");
    await expect(
      readAnnotations(
        path,
        during(() => appendFileSync(path, "c,z\n")),
      ),
    ).rejects.toMatchObject(changed);
  });

  test("a folder, by what lies in it", async () => {
    const path = join(folder.path, "cells");
    cpSync(fixture("10x-v3"), path, { recursive: true });
    const change = () => utimesSync(join(path, "barcodes.tsv.gz"), 1, 1);
    await expect(readTable(path, during(change))).rejects.toMatchObject({ ...changed, place: { file: path } });
  });

  test("but not by what is added beside it", async () => {
    const path = join(folder.path, "results beside");
    cpSync(fixture("10x-v2"), path, { recursive: true });
    const table = await readTable(
      path,
      during(() => writeFileSync(join(path, "results.tsv"), "x")),
    );
    expect(table.samples.length).toBeGreaterThan(0);
  });

  test("an archive, by itself and not by its copy", async () => {
    const path = folder.file(Buffer.from(zipSync({ "counts.csv": Buffer.from(text) })), "counts.zip");
    const reading = readTable(
      path,
      during(() => utimesSync(path, 1, 1)),
    );
    await expect(reading).rejects.toMatchObject({ ...changed, place: { file: path } });
  });

  test("a stream of blocks, at the end of a look", async () => {
    const path = join(folder.path, "cells.h5ad");
    copyFileSync(fixture("dense.h5ad"), path);
    const stream = await omics(path).stream({ rows: 5, memory: 0 });
    const looking = (async () => {
      for await (const block of stream.blocks()) if (block.samples.numRows > 0) utimesSync(path, 1, 1);
    })();
    await expect(looking).rejects.toMatchObject(changed);
    await stream.close();
  });
});

test("a file that stays as it is, stopped or wrong in itself, is told as before", async () => {
  const path = folder.file(text);
  expect((await readTable(path)).samples).toEqual(["s1", "s2", "s3"]);
  const controller = new AbortController();
  const stopped = readTable(path, {
    signal: controller.signal,
    onProgress: () => {
      appendFileSync(path, "x");
      controller.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ tag: "Aborted" });
  await expect(readTable(folder.file(`${text}ACTB,1\n`))).rejects.toMatchObject({ tag: "MalformedTable" });
});
