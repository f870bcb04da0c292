import { expect, test } from "@jest/globals";
import { texts } from "../../../src/data/table.js";
import { readSeriesMatrix, readSeriesSamples } from "../../../src/io/geo/series-matrix.js";
import type { RawTable } from "../../../src/io/raw-table.js";
import { TemporaryFolder } from "../temporary-folder.js";
import { seriesText } from "./series-text.js";

const folder = new TemporaryFolder();
const read = async (text: string, options = {}) => {
  const content = await readSeriesMatrix(folder.gzip(text), options);
  return (content as { table: RawTable }).table;
};

test("values and characteristics come together", async () => {
  const table = await read(seriesText());
  expect(table).toMatchObject({
    samples: ["GSM1", "GSM2", "GSM3"],
    features: ["1007_s_at", "1053_at"],
    orientation: "rows",
  });
  expect([...table.values.values]).toEqual([5.5, 1, 6.25, 2, NaN, 3]);
  expect(texts(table.annotations!, "subtype")).toEqual(["WNT", "SHH", ""]);
  expect(table.description).toBe(
    "3 samples × 2 features from a gzipped GEO series matrix; features are rows (a series matrix has them there).",
  );
});

test("columns in another order than the samples keep their annotations", async () => {
  const swapped = seriesText().replace('"ID_REF"\t"GSM1"\t"GSM2"', '"ID_REF"\t"GSM2"\t"GSM1"');
  const { samples, annotations } = await read(swapped);
  expect(samples).toEqual(["GSM2", "GSM1", "GSM3"]);
  expect(texts(annotations!, "subtype")).toEqual(["SHH", "WNT", ""]);
});

test("a head that is longer than a piece, and many samples, are read as well", async () => {
  const long = seriesText().replace("!Series_geo", `!Series_summary\t"${"words ".repeat(400_000)}"\n!Series_geo`);
  expect((await read(long)).samples).toHaveLength(3);
});

test("an empty table, as sequencing series have it, gives the samples and tells where the measurements are", async () => {
  expect(await readSeriesMatrix(folder.file(seriesText({ table: [] })))).toMatchObject({
    kind: "samples",
    elsewhere: "Its measurements are in supplementary files: https://example.org/GSE1_RAW.tar.",
  });
});

test("samples alone are read without the table", async () => {
  const samples = await readSeriesSamples(folder.file(seriesText({ table: ["broken"] })));
  expect(texts(samples, "title")).toEqual(["first", "second", "third"]);
});

test.each([
  [
    "cut before its end",
    seriesText({ end: "" }),
    { tag: "UnreadableFile", what: expect.stringContaining("cut short") },
  ],
  ["cut in its head", seriesText().slice(0, 300), { tag: "UnreadableFile" }],
  [
    "with a wrong cell",
    seriesText({ table: ['"a"\t1\tx2\t3', '"b"\t1\t2\t3'] }),
    { tag: "MalformedTable", place: { line: 15, column: "GSM2" } },
  ],
  ["with a short line", seriesText({ table: ['"a"\t1\t3'] }), { tag: "MalformedTable", place: { line: 15 } }],
  [
    "with a sample that it does not describe",
    seriesText().replace('"ID_REF"\t"GSM1"', '"ID_REF"\t"GSM9"'),
    { tag: "LabelMismatch", what: expect.stringContaining("GSM9") },
  ],
  ["without columns", seriesText({ table: [] }).replace(/"ID_REF".*/, ""), { tag: "MalformedTable" }],
])("refused: %s", async (_, text, error) => {
  await expect(readSeriesMatrix(folder.file(text))).rejects.toMatchObject(error);
});
