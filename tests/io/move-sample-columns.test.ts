import { expect, test } from "@jest/globals";
import { columnNames, numbers } from "../../src/data/table.js";
import { moveSampleColumns } from "../../src/io/move-sample-columns.js";
import { readTable } from "../../src/io/read-assay.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const read = () => readTable(folder.file("sample,group,age,TP53,MYC\na,x,61,1,2\nb,y,,3,4\nc,x,48,5,6\n"));

test("columns of numbers move to the annotations, missing ones stay missing", async () => {
  const before = await read();
  const table = moveSampleColumns(before, ["age", "group"], "f");
  expect(table.features).toEqual(["TP53", "MYC"]);
  expect([...table.values.values]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(columnNames(table.annotations!)).toEqual(["sample", "group", "age"]);
  expect([...numbers(table.annotations!, "age")]).toEqual([61, NaN, 48]);
  expect(before.features).toEqual(["age", "TP53", "MYC"]);
});

test("nothing to move leaves the table as it is", async () => {
  const table = await read();
  expect(moveSampleColumns(table, [], "f")).toBe(table);
});

test("a name that is not there lists those that are, nearest first", async () => {
  const table = await read();
  expect(() => moveSampleColumns(table, ["aeg"], "f")).toThrow(/no column "aeg".*Use one of: age, /);
});
