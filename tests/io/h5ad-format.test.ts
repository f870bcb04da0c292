import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Csr } from "../../src/data/csr.js";
import { h5ad, openH5ad } from "../../src/io/h5ad-format.js";
import { Hdf5Writer } from "../../src/io/hdf5/hdf5-writer.js";
import { readTable } from "../../src/io/read-assay.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const full = readFileSync(fixture("full.h5ad"));

test.each(referenceCases("full.h5ad", "dense.h5ad", "csc.h5ad", "odd.h5ad", "anndata-06.h5ad", "anndata-07.h5ad"))(
  "%s with %j is what anndata reads",
  async (file, options, reference) => {
    expectCohort(await cohortIn(h5ad, fixture(file), options), reference);
  },
);

test("is recognised by what is inside", async () => {
  const path = join(folder.path, "wrong.csv");
  copyFileSync(fixture("csc.h5ad"), path);
  expect((await recogniseFile(path)).name).toBe("h5ad");
});

test("sparse values stay sparse, canonical: columns ascend, no zero is stored", async () => {
  const { indptr, indices, values, kind } = (await cohortIn(h5ad, fixture("odd.h5ad"))).assays.rna!.values as Csr;
  expect({ kind, indptr: [...indptr.subarray(0, 5)], indices: [...indices], values: [...values] }).toEqual({
    kind: "csr",
    indptr: [0, 2, 3, 5, 5],
    indices: [0, 5, 3, 2, 6],
    values: [2, 1, 7, 6, 5],
  });
});

test("what was not read is noted", async () => {
  expect(await h5ad.read(fixture("full.h5ad"), {})).toMatchObject({
    notes: ["other layers, chosen with { layer }: counts, half", "the file has a raw part, read with { raw: true }"],
  });
});

describe("in blocks of rows", () => {
  test.each(["full.h5ad", "dense.h5ad", "csc.h5ad"])("%s gives the same values, few rows at a time", async (file) => {
    const whole = (await cohortIn(h5ad, fixture(file))).assays.rna!.values;
    const source = await openH5ad(fixture(file));
    const [rows, values]: [number[], number[]] = [[], []];
    for await (const block of source.values.blocks(5)) {
      rows.push(block.rows);
      values.push(...block.values);
    }
    await source.close();
    expect(rows).toEqual([5, 5, 2]);
    expect(values).toEqual([...whole.values]);
  });
});

describe("refused", () => {
  test.each([
    [{ layer: "count" }, { tag: "UnknownName", remedy: "Use one of: counts, half." }],
    [{ layer: "counts", raw: true }, { tag: "InvalidOption" }],
    [{ assay: "protein" }, { tag: "UnknownName", remedy: "Use one of: rna." }],
  ])("options that the file cannot serve: %j", async (options, error) => {
    await expect(h5ad.read(fixture("full.h5ad"), options)).rejects.toMatchObject(error);
  });

  test("raw where there is none", async () => {
    await expect(h5ad.read(fixture("csc.h5ad"), { raw: true })).rejects.toMatchObject({ tag: "UnsuitableData" });
  });

  test("a filter that we lack is named", async () => {
    await expect(h5ad.read(fixture("lzf.h5ad"), {})).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringMatching(/^".*" is compressed with LZF/),
      place: { file: fixture("lzf.h5ad") },
    });
  });

  test("MuData, whose first line is text, with its modalities and how to save one", async () => {
    const path = join(folder.path, "plain.h5");
    const writer = await Hdf5Writer.create(path);
    writer.group("", { "encoding-type": "MuData" });
    for (const group of ["obs", "var", "mod", "mod/prot", "mod/rna"]) writer.group(group, {});
    writer.close();
    const line = Buffer.alloc(512);
    line.write("MuData (format-version=0.1.0;creator=muon)");
    for (const bytes of [readFileSync(path), Buffer.concat([line, readFileSync(path)])])
      await expect(readTable(folder.file(bytes, "cells.h5mu"))).rejects.toMatchObject({
        tag: "UnsuitableData",
        what: "This is MuData, several modalities in one file: prot, rna.",
        remedy:
          'Save a modality as AnnData, in Python: mudata.read_h5mu("file.h5mu").mod["prot"].write_h5ad("prot.h5ad"). ' +
          'Several are read together as assays: omics({ prot: "prot.h5ad", rna: "rna.h5ad" }).',
      });
  });

  test("a line of text before it does not hide an AnnData file", async () => {
    const path = folder.file(
      Buffer.concat([Buffer.alloc(1024, "x"), readFileSync(fixture("dense.h5ad"))]),
      "user.h5ad",
    );
    expect((await readTable(path)).values).toEqual((await readTable(fixture("dense.h5ad"))).values);
  });

  test.each([0.1, 0.5, 0.9, 0.999])("a file cut off at %d", async (share) => {
    const path = folder.file(full.subarray(0, Math.floor(full.length * share)), "cut.h5ad");
    await expect(recogniseFile(path).then((format) => format.read(path, {}))).rejects.toMatchObject({
      tag: "UnreadableFile",
    });
  });

  test("a web page with the name of a file", async () => {
    const path = folder.file("<!DOCTYPE html>\n<html><body>404</body></html>", "page.h5ad");
    await expect(recogniseFile(path)).rejects.toMatchObject({ tag: "UnknownFormat", what: "This is a web page." });
  });
});
