import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "@jest/globals";
import { readSheetOf } from "../../../src/io/excel/workbook.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const study = fileURLToPath(new URL("../../fixtures/excel/study.xlsx", import.meta.url));
const zipped = (parts: Record<string, string>) =>
  folder.file(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));

test("a sheet has its cells by their kinds, and its name without entities", async () => {
  const { name, rows } = await readSheetOf(study, "Counts <1>");
  expect([name, rows.length, rows[1]]).toEqual(["Counts <1>", 6, ["TP53", 1, 2.5, null]]);
  expect(rows[2]![0]).toEqual(new Date("2024-09-02"));
});

test.each([
  ["the binary form", { "xl/workbook.bin": "x" }, "This is a binary Excel file (.xlsb)."],
  ["no sheet", { "xl/workbook.xml": "<workbook/>" }, "it has no sheet"],
  [
    "a sheet without its part",
    { "xl/workbook.xml": '<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>' },
    "The Excel file is damaged",
  ],
])("refused: %s", async (_, parts, what) => {
  await expect(readSheetOf(zipped(parts), undefined)).rejects.toMatchObject({
    tag: "UnreadableFile",
    what: expect.stringContaining(what),
  });
});

test("refused: a file cut short", async () => {
  const path = folder.file(readFileSync(study).subarray(0, 3000));
  await expect(readSheetOf(path, undefined)).rejects.toMatchObject({ tag: "UnreadableFile" });
});

test("reading stops on a signal", async () => {
  await expect(readSheetOf(study, "Clinical", { signal: AbortSignal.abort() })).rejects.toMatchObject({
    tag: "Aborted",
  });
});
