import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../../src/data/table.js";
import { readAnnotations } from "../../../src/io/annotations.js";
import { checkFile, describeCheck } from "../../../src/io/check.js";
import { readTable } from "../../../src/io/read-assay.js";
import { recogniseFile } from "../../../src/io/recognise.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/excel/${name}`, import.meta.url));
const study = fixture("study.xlsx");
const expected = JSON.parse(readFileSync(fixture("expected.json"), "utf8")) as {
  age: (number | null)[];
  date: string[];
  P1: (number | null)[];
  P3: (number | null)[];
};
const known = (values: Iterable<number>) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));

test("an Excel file is recognised by what is inside, also under a false name", async () => {
  const renamed = folder.file(readFileSync(study), "renamed.csv");
  expect((await recogniseFile(renamed)).name).toBe("excel");
  expect((await readTable(renamed, { sheet: "Counts <1>" })).samples).toEqual(["P1", "P2", "P3"]);
});

describe("clinical data", () => {
  test("come as sample annotations, as pandas reads them", async () => {
    const table = await readAnnotations(study, { sheet: "Clinical" });
    expect(columnNames(table)).toEqual(["sample", "age", "sex", "diagnosis date", "response & more", "treated"]);
    expect(known(numbers(table, "age"))).toEqual(expected.age);
    expect(texts(table, "diagnosis date")).toEqual(expected.date);
    expect(texts(table, "response & more")).toEqual(["good", 'said "fine", then left', ""]);
    expect(texts(table, "treated")).toEqual(["true", "false", "true"]);
  });

  test("a column that is not there names the sheet", async () => {
    await expect(readAnnotations(study, { sheet: "Clinical", sample: "id" })).rejects.toMatchObject({
      tag: "UnknownName",
      place: { file: `${study} (sheet "Clinical")` },
    });
  });
});

describe("measurements", () => {
  test("are read as pandas reads them; genes that became dates are told", async () => {
    const table = await readTable(study, { sheet: "Counts <1>", features: "rows" });
    expect(table.features).toEqual(["TP53", "2-Sep", "MYC", "1-Mar", "EGFR"]);
    expect(known(table.values.values.subarray(0, 5))).toEqual(expected.P1);
    expect(known(table.values.values.subarray(10))).toEqual(expected.P3.map((value) => value && Math.fround(value)));
    expect(table.seen.notes).toEqual(["dates among names, as Excel makes them of genes such as SEPT2 and MARCH1: 2"]);
    expect(table.description).toContain('from the Excel sheet "Counts <1>"');
  });

  test("the only sheet that holds something needs no name", async () => {
    expect((await readTable(fixture("single.xlsx"))).features).toEqual(["A", "B", "C"]);
    expect(describeCheck(await checkFile(fixture("single.xlsx")))).toContain("format    excel");
  });
});

describe("refused, with the sheets that there are:", () => {
  test("a sheet that is not there", async () => {
    await expect(readTable(study, { sheet: "clinical" })).rejects.toMatchObject({
      tag: "UnknownName",
      remedy: "Use one of: Clinical, Counts <1>, Empty.",
    });
  });

  test("several sheets and none named", async () => {
    await expect(readTable(study)).rejects.toMatchObject({
      tag: "InvalidOption",
      what: 'The Excel file has 2 sheets and none was named: "Clinical" (6 rows × 6 columns), "Counts <1>" (6 rows × 4 columns).',
      remedy: 'Name one: { sheet: "Clinical" }.',
    });
  });
});
