import { expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../../src/data/table.js";
import { namesOf, textTable } from "../../../src/io/delimited/side.js";

test("names of the file stay, blank ones get one and are noted", () => {
  expect(namesOf({ names: ["a", "b"], count: 2, texts: [] }, "feature")).toEqual({ names: ["a", "b"], notes: [] });
  expect(namesOf({ names: ["a", ""], count: 2, texts: [] }, "feature")).toEqual({
    names: ["a", "unnamed feature 2"],
    notes: ['features without a name (1): they are called "unnamed feature …"'],
  });
});

test("where the file has no names they are made up, and that is noted", () => {
  expect(namesOf({ names: undefined, count: 3, texts: [] }, "sample")).toEqual({
    names: ["s1", "s2", "s3"],
    notes: ["the file does not name its samples: they are called s1 to s3"],
  });
});

test("texts become a table, in the order of the names", () => {
  const beside = [
    { name: "label", cells: ["x", "y", "z"] },
    { name: "age", cells: ["1", "NA", "3"] },
    { name: "label", cells: ["p", "q", "r"] },
    { name: "sample", cells: ["u", "v", "w"] },
  ];
  const table = textTable("sample", ["c", "a"], beside, Uint32Array.of(2, 0))!;
  expect(columnNames(table)).toEqual(["sample", "label", "age", "label_", "sample_"]);
  expect(texts(table, "sample")).toEqual(["c", "a"]);
  expect(texts(table, "label")).toEqual(["z", "x"]);
  expect([...numbers(table, "age")]).toEqual([3, 1]);
});

test("without texts there is no table", () => {
  expect(textTable("sample", ["a"], [], Uint32Array.of(0))).toBeUndefined();
});
