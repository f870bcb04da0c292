import { expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../../src/data/table.js";
import { parseSeriesSamples } from "../../../src/io/geo/series-samples.js";
import { seriesText } from "./series-text.js";

const head = (characteristics?: string[][]) =>
  seriesText(characteristics ? { characteristics } : {}).split("!series_matrix_table_begin")[0]!;

test("characteristics become columns, whatever order the samples have them in", () => {
  const { samples, supplements } = parseSeriesSamples(head(), "f");
  expect(columnNames(samples)).toEqual([
    "sample",
    "title",
    "source_name_ch1",
    "age",
    "subtype",
    "metastasis",
    "tissue",
  ]);
  expect(texts(samples, "sample")).toEqual(["GSM1", "GSM2", "GSM3"]);
  expect([...numbers(samples, "age")]).toEqual([61, 48, 55]);
  expect(texts(samples, "subtype")).toEqual(["WNT", "SHH", ""]);
  expect(texts(samples, "tissue")).toEqual(["", "", "lung"]);
  expect(supplements).toEqual(["https://example.org/GSE1_RAW.tar"]);
});

test("a key twice in a sample, values without key, colons in values, a key called sample", () => {
  const { samples } = parseSeriesSamples(
    head([
      ["drug: a", "drug: a", "just words"],
      ["drug: b", "drug: a", "time: 10:30"],
      ["sample: x", "sample: y", "sample: z"],
    ]),
    "f",
  );
  expect(texts(samples, "drug")).toEqual(["a; b", "a", ""]);
  expect(texts(samples, "characteristics")).toEqual(["", "", "just words"]);
  expect(texts(samples, "time")).toEqual(["", "", "10:30"]);
  expect(texts(samples, "sample_")).toEqual(["x", "y", "z"]);
});

test("the second channel keeps its own columns", () => {
  const text = head().replace(
    "!Sample_contact_name",
    '!Sample_characteristics_ch2\t"age: 1"\t"age: 2"\t"age: 3"\n!Sample_contact_name',
  );
  expect([...numbers(parseSeriesSamples(text, "f").samples, "age_ch2")]).toEqual([1, 2, 3]);
});

test.each([
  [
    "a line with another number of samples",
    head([["a: 1", "a: 2"]]),
    "MalformedTable",
    "The series has 3 samples, but this line has 2.",
    9,
  ],
  [
    "accessions twice",
    head().replaceAll("GSM2", "GSM1"),
    "DuplicateNames",
    "Accessions of samples are empty or occur twice.",
    6,
  ],
  [
    "no accessions",
    head().replace("!Sample_geo_accession", "!Sample_x"),
    "MalformedTable",
    "its samples have no names",
    undefined,
  ],
])("refused: %s", (_, text, tag, what, line) => {
  expect(() => parseSeriesSamples(text, "f")).toThrow(
    expect.objectContaining({
      tag,
      what: expect.stringContaining(what),
      place: expect.objectContaining({ file: "f", ...(line ? { line } : {}) }),
    }),
  );
});
