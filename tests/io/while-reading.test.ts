import { expect, test } from "@jest/globals";
import { texts } from "../../src/data/table.js";
import { formats } from "../../src/io/registry.js";
import { type Reading, whileReading } from "../../src/io/while-reading.js";
import { fixture } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const csv = folder.file("gene,s1,s2,s3\nTP53,1,2,3\nMYC,4,5,6\nEGFR,7,8,9\n");

/** A reading that writes down what happens. */
function told(file: string, seen: string[], trust = true): () => Promise<Reading> {
  return () => {
    seen.push("begin");
    return Promise.resolve({
      file,
      done: () => (seen.push("done"), trust ? Promise.resolve() : Promise.reject(new Error("not to be trusted"))),
      failed: (error) => (seen.push("failed"), Promise.resolve(new Error("told", { cause: error }))),
      close: () => (seen.push("close"), Promise.resolve()),
    });
  };
}

test("reading whole begins, is done and ends, with the file that was given for the path", async () => {
  const seen: string[] = [];
  const format = whileReading(formats.delimited, told(csv, seen));
  expect(await format.read("elsewhere", {})).toMatchObject({ kind: "table", table: { samples: ["s1", "s2", "s3"] } });
  expect(seen).toEqual(["begin", "done", "close"]);
});

test("text of a format that has no samples of its own is read as annotations", async () => {
  const format = whileReading(formats.delimited, told(folder.file("sample,label\na,x\nb,y\n"), []));
  expect(texts(await format.samples("elsewhere", {}), "label")).toEqual(["x", "y"]);
});

test("an error of the reader is exchanged; then nothing is done, and all is closed", async () => {
  const seen: string[] = [];
  const format = whileReading(formats.delimited, told(`${folder.path}/none`, seen));
  await expect(format.read("elsewhere", {})).rejects.toThrow("told");
  expect(seen).toEqual(["begin", "failed", "close"]);
});

test("what cannot be trusted once it was read is not handed over", async () => {
  const seen: string[] = [];
  await expect(whileReading(formats.delimited, told(csv, seen, false)).read("x", {})).rejects.toThrow("trusted");
  expect(seen).toEqual(["begin", "done", "close"]);
});

test("blocks are done after the last of them, and closed with their file", async () => {
  const seen: string[] = [];
  const blocks = await whileReading(formats.h5ad, told(fixture("dense.h5ad"), seen)).open!("elsewhere");
  let rows = 0;
  for await (const block of blocks.values.blocks(2)) {
    expect(seen).toEqual(["begin"]);
    rows += block.rows;
  }
  expect(rows).toBe(blocks.values.rows);
  await blocks.close();
  expect(seen).toEqual(["begin", "done", "close"]);
});

test("blocks that cannot be opened leave nothing open; formats without blocks stay so", async () => {
  const seen: string[] = [];
  const format = whileReading(formats.h5ad, told(csv, seen));
  await expect(format.open!("elsewhere")).rejects.toThrow("told");
  expect(seen).toEqual(["begin", "failed", "close"]);
  expect(whileReading(formats.delimited, told(csv, seen)).open).toBeUndefined();
});
