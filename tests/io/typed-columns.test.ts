import { describe, expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { samplesOfColumns, tableOfColumns, type TypedColumn } from "../../src/io/typed-columns.js";

const origin = {
  format: "x",
  compression: "none",
  described: "columns",
  layout: { orientation: "columns", reason: "so it is" },
} as const;
const id: TypedColumn = { name: "id", kind: "text", cells: ["p1", "p2", "p3"] };
const group: TypedColumn = { name: "group", kind: "text", cells: ["x", "", "x"] };
const age: TypedColumn = { name: "age", kind: "number", values: [61, NaN, 48] };
const size: TypedColumn = { name: "size", kind: "number", values: Float64Array.of(0.1, 2, 3) };
const read = (columns: TypedColumn[], index?: string) => tableOfColumns({ rows: 3, columns, index }, "f", {}, origin);

describe("a table", () => {
  test("has numbers as values and texts beside them; a first column of different texts names its rows", () => {
    const table = read([id, age, group, size]);
    expect(table).toMatchObject({ samples: ["p1", "p2", "p3"], features: ["age", "size"], orientation: "columns" });
    expect([...table.values.values]).toEqual([61, Math.fround(0.1), NaN, 2, 48, 3]);
    expect(texts(table.annotations!, "group")).toEqual(["x", "", "x"]);
  });

  test("takes its names from the index that the file tells, wherever it stands", () => {
    expect(read([size, group, age, id], "id").samples).toEqual(["p1", "p2", "p3"]);
  });

  test("texts that read like numbers name its rows as others do", () => {
    expect(read([{ name: "entrez", kind: "text", cells: ["7157", "1e5", "0012"] }, size]).samples).toEqual([
      "7157",
      "1e5",
      "0012",
    ]);
    expect(read([{ name: "", kind: "text", cells: ["", "", ""] }, size]).samples).toEqual(["s1", "s2", "s3"]);
  });

  test("without names its rows are numbered", () => {
    expect(read([group, age]).samples).toEqual(["s1", "s2", "s3"]);
  });

  test.each([
    ["infinite numbers", [{ name: "a", kind: "number", values: [1, Infinity, 2] }], "The value is infinite (row 2)."],
    [
      "numbers too large",
      [{ name: "a", kind: "number", values: [1, 2, 1e300] }],
      "The number 1e+300 is too large (row 3).",
    ],
    ["no numbers", [id, group], "The table has no column of numbers."],
    ["no columns", [], "The table has no column of numbers."],
  ] as [string, TypedColumn[], string][])("refused: %s", (_, columns, what) => {
    expect(() => read(columns)).toThrow(expect.objectContaining({ tag: "MalformedTable", what }));
  });

  test("refused: no row", () => {
    expect(() => tableOfColumns({ rows: 0, columns: [] }, "f", {}, origin)).toThrow("The table has no row.");
  });
});

describe("annotations", () => {
  const samples = (columns: TypedColumn[], options = {}) => samplesOfColumns({ rows: 3, columns }, "f", options);

  test("keep numbers as numbers, and are named by a column of names", () => {
    const table = samples([age, id, group], { sample: "id" });
    expect(columnNames(table)).toEqual(["sample", "age", "group"]);
    expect([...numbers(table, "age")]).toEqual([61, NaN, 48]);
    expect(texts(samples([age, { ...id, name: "Sample ID" }]), "sample")).toEqual(["p1", "p2", "p3"]);
  });

  test("without names go by their place", () => {
    expect(texts(samples([age, group]), "sample")).toEqual(["s1", "s2", "s3"]);
    expect(texts(samples([age, group], { order: ["a", "b", "c"] }), "sample")).toEqual(["a", "b", "c"]);
  });

  test("are named by the column that has the names of the table, whatever it is called and wherever it stands", () => {
    const kase: TypedColumn = { name: "case_id", kind: "text", cells: ["c", "b", "a"] };
    const code: TypedColumn = { name: "code", kind: "number", values: [7, 5, 6] };
    const other: TypedColumn = { name: "code2", kind: "number", values: [5, 6, 7] };
    const order = ["a", "b", "c"];
    expect(texts(samples([age, kase, group], { order }), "sample")).toEqual(["c", "b", "a"]);
    expect(texts(samples([age, kase, group], { order: ["a", "b"] }), "sample")).toEqual(["c", "b", "a"]);
    expect(texts(samples([age, code, group], { order: ["5", "6", "7"] }), "sample")).toEqual(["7", "5", "6"]);
    expect(() => samples([code, other], { order: ["5", "6", "7"] })).toThrow(
      expect.objectContaining({ tag: "InvalidOption", what: expect.stringContaining('"code", "code2"') }),
    );
  });

  test("do not go by their place past a column that looks like their names", () => {
    expect(() => samples([age, { ...id, name: "case_id" }, group], { order: ["a", "b", "c"] })).toThrow(
      expect.objectContaining({
        tag: "InvalidOption",
        what: 'The samples may be named in "case_id", but it is not called so and has other names than the table.',
      }),
    );
    const label: TypedColumn = { name: "label", kind: "text", cells: ["x", "y", "z"] };
    expect(texts(samples([age, label], { order: ["a", "b", "c"] }), "sample")).toEqual(["a", "b", "c"]);
  });

  test("a column that is not there is told", () => {
    expect(() => samples([age, id], { sample: "name" })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
  });
});
