import { expect, test } from "@jest/globals";
import { columnNames } from "../../../src/data/table.js";
import { readAnnotations } from "../../../src/io/annotations.js";
import { checkFile, describeCheck } from "../../../src/io/check.js";
import { readTable } from "../../../src/io/read-assay.js";
import { recogniseFile } from "../../../src/io/recognise.js";
import { TemporaryFolder } from "../temporary-folder.js";
import { seriesText } from "./series-text.js";

const folder = new TemporaryFolder();

test("is recognised, packed or not, and read by the usual doors", async () => {
  const path = folder.gzip(seriesText());
  expect((await recogniseFile(path)).name).toBe("seriesMatrix");
  expect((await readTable(path)).features).toHaveLength(2);
  expect(columnNames(await readAnnotations(path))).toContain("subtype");
});

test("check tells the characteristics, and where measurements are that the file lacks", async () => {
  expect(describeCheck(await checkFile(folder.file(seriesText())))).toMatch(/text +subtype: 3 values: WNT, SHH/);
  const told = describeCheck(await checkFile(folder.file(seriesText({ table: [] }))));
  expect(told).toContain("the file describes samples and holds no measurements");
  expect(told).toContain("GSE1_RAW.tar");
});
