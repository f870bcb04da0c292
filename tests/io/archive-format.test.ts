import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { type Zippable, zipSync } from "fflate";
import { texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { checkFile, describeCheck } from "../../src/io/check.js";
import type { Format } from "../../src/io/format.js";
import { readMeasurements, readTable } from "../../src/io/read-assay.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { omics } from "../../src/omics/omics.js";
import { fuzz } from "./fuzz.js";
import { fixture } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const csv = Buffer.from("gene,s1,s2,s3\nTP53,1,2,3\nMYC,4,5,6\nEGFR,7,8,9\nACTB,1,1,2\n");
const clinical = Buffer.from("sample,response\ns1,good\ns2,bad\ns3,good\n");
const excelFile = fileURLToPath(new URL("../fixtures/excel/single.xlsx", import.meta.url));
const zip = (files: Zippable, name?: string) => folder.file(Buffer.from(zipSync(files)), name);
/** Unpacked copies of a file that lie in temporary folders; others may be at work, so names are this test's own. */
const copies = async (name: string) =>
  (await readdir(tmpdir())).filter((inner) => existsSync(join(tmpdir(), inner, name))).length;
const own = (name: string) => `${process.pid}-${name}`;

describe("the only table of a ZIP archive is read as that table", () => {
  test.each<[string, Zippable, string]>([
    ["a CSV", { "counts.csv": csv }, "delimited"],
    ["a CSV that is gzip too", { "counts.csv.gz": gzipSync(csv) }, "delimited"],
    [
      "a CSV in a folder, with what systems and people put beside it",
      {
        "__MACOSX/study/._counts.csv": csv,
        "study/.DS_Store": Buffer.from("Bud1"),
        "study/README.txt": Buffer.from("Counts, 2024\nby me\n"),
        "study/LICENSE": Buffer.from("free\n"),
        "study/plot.png": Buffer.from("89504e470d0a1a0a", "hex"),
        "study/nothing.csv": Buffer.alloc(0),
        "study/counts.csv": csv,
      },
      "delimited",
    ],
    ["an Excel file", { "single.xlsx": readFileSync(excelFile) }, "excel"],
    ["an AnnData file", { "dense.h5ad": readFileSync(fixture("dense.h5ad")) }, "h5ad"],
  ])("%s", async (_, files, format) => {
    const path = zip(files, "packed.zip");
    expect((await recogniseFile(path)).name).toBe(format);
    const plain = Object.entries(files).at(-1) as [string, Buffer];
    const table = await readTable(path);
    expect(table.values).toEqual((await readTable(folder.file(plain[1], basename(plain[0])))).values);
  });

  test("a 10x matrix with its features and barcodes, also named among others, in blocks too", async () => {
    const files = Object.fromEntries(
      ["barcodes.tsv.gz", "genes.tsv", "barcodes.tsv", "matrix.mtx"].flatMap((name) => {
        const path = join(fixture("10x-v2"), name);
        return existsSync(path) ? [[`cells/GSM1_${name}`, readFileSync(path)]] : [];
      }),
    );
    const whole = await readTable(fixture("10x-v2"));
    const alone = zip(files);
    expect((await readTable(alone)).values).toEqual(whole.values);
    const stream = await omics(alone).stream();
    expect(stream.samples).toBe(whole.samples.length);
    await stream.close();
    const among = zip({ ...files, "other.csv": csv });
    await expect(readTable(among)).rejects.toMatchObject({
      what: "The ZIP archive holds 2 tables: cells/GSM1_matrix.mtx (tenxFolder), other.csv (delimited).",
    });
    expect((await readTable(`${among}/cells/GSM1_matrix.mtx`)).samples).toEqual(whole.samples);
  });

  test("what was seen tells of the archive", async () => {
    const report = await checkFile(zip({ "counts.csv": csv }));
    expect(report.table!.seen.compression).toBe("zip");
    expect(describeCheck(report)).toMatch(/delimited, separated by comma, zip/);
  });

  test("annotations, by a plan too", async () => {
    expect(texts(await readAnnotations(zip({ "a.csv": clinical })), "response")).toEqual(["good", "bad", "good"]);
    const plan = omics(zip({ "c.csv": csv }), { samples: { file: zip({ "a.csv": clinical }), label: "response" } });
    expect((await plan.table()).assays.table!.values.rows).toBe(3);
  });

  test("an AnnData file comes in blocks, and its copy goes when it is closed", async () => {
    const path = zip({ [own("a.h5ad")]: readFileSync(fixture("dense.h5ad")) });
    const stream = await omics(path).stream();
    expect(await copies(own("a.h5ad"))).toBe(1);
    const streamed = await stream.table();
    await stream.close();
    expect(await copies(own("a.h5ad"))).toBe(0);
    const whole = await omics(fixture("dense.h5ad")).table();
    expect(streamed.assays.table!.values.rows).toBe(whole.assays.table!.values.rows);
  });
});

describe("an archive of several tables", () => {
  const path = zip({ "study/counts.csv": csv, "study/clinical.csv": clinical }, "several.zip");

  test("is refused with their names and what to do", async () => {
    await expect(readTable(path)).rejects.toMatchObject({
      tag: "UnsuitableData",
      what: "The ZIP archive holds 2 tables: study/counts.csv (delimited), study/clinical.csv (delimited).",
      remedy: `Name one of them behind the archive, "${path}/study/counts.csv", or unpack it.`,
    });
  });

  test("gives the one that is named behind it", async () => {
    expect((await readTable(`${path}/study/counts.csv`)).features).toEqual(["TP53", "MYC", "EGFR", "ACTB"]);
    expect(texts(await readAnnotations(`${path}/study/clinical.csv`), "sample")).toEqual(["s1", "s2", "s3"]);
    expect((await checkFile(`${path}/study/counts.csv`)).size).toBeGreaterThan(100);
  });

  test("names what it has where the name is wrong", async () => {
    await expect(readTable(`${path}/study/count.csv`)).rejects.toMatchObject({
      tag: "UnknownName",
      remedy: "Use one of: study/counts.csv, study/clinical.csv.",
    });
  });
});

describe("is refused:", () => {
  test("an archive without a table", async () => {
    await expect(readTable(zip({ "a.png": Buffer.from("89504e470d0a1a0a", "hex") }))).rejects.toMatchObject({
      tag: "UnknownFormat",
      what: "This is a ZIP archive without a table that we know.",
    });
  });

  test("a chosen file that is no table, by what it is", async () => {
    const path = zip({ "a.png": Buffer.from("89504e470d0a1a0a", "hex"), "c.csv": csv });
    await expect(readTable(`${path}/a.png`)).rejects.toMatchObject({ what: "This is a PNG picture." });
  });

  test("a damaged table, by its name in the archive", async () => {
    const path = zip({ "c.csv": Buffer.from("gene,s1,s2\nTP53,1,2\nMYC,4\n") }, "ragged.zip");
    await expect(readTable(path)).rejects.toMatchObject({
      tag: "MalformedTable",
      place: { file: `${path}/c.csv`, line: 3 },
    });
  });

  test("a 10x matrix without its barcodes, by its folder in the archive", async () => {
    const matrix = readFileSync(join(fixture("10x-v2"), "matrix.mtx"));
    const path = zip({ "cells/matrix.mtx": matrix }, "lone.zip");
    await expect(readTable(path)).rejects.toMatchObject({ tag: "FileNotFound", place: { file: `${path}/cells` } });
  });

  test("a table whose bytes changed on their way", async () => {
    const bytes = Buffer.from(zipSync({ "c.csv": [csv, { level: 0 }] }));
    bytes.write("9", bytes.indexOf("TP53,1") + 5);
    await expect(readTable(folder.file(bytes))).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: '"c.csv" in the ZIP archive is damaged.',
    });
  });

  test("an archive that explodes", async () => {
    const bytes = Buffer.from(zipSync({ "c.csv": csv }));
    bytes.writeUInt32LE(2e9, bytes.lastIndexOf("504b0102", undefined, "hex") + 24);
    await expect(readTable(folder.file(bytes))).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining("would unpack to 2000000000 bytes"),
    });
  });
});

test("250 mutations of archives give a correct table or a tagged error", async () => {
  const recognised: Format = {
    name: "zip",
    description: "",
    recognise: () => 1,
    read: async (path, options) => {
      const content = await readMeasurements(path, options);
      return content.kind === "table" ? content : { kind: "cohort", cohort: content.cohort };
    },
    samples: (path, options) => readAnnotations(path, options),
  };
  const seeds = [zipSync({ [own("c.csv")]: csv }), zipSync({ [own("c.csv")]: [csv, { level: 0 }], README: clinical })];
  const result = await fuzz(
    recognised,
    seeds.map((bytes) => Buffer.from(bytes)),
    { count: 250, seed: "archive", folder: folder.path },
  );
  expect(result.faults).toEqual([]);
  expect(result.read).toBeGreaterThan(0);
  expect(await copies(own("c.csv"))).toBe(0);
}, 120_000);
