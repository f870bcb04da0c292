import { expect, test } from "@jest/globals";
import { anyColumn, dateText } from "../../src/io/any-column.js";

const column = (values: unknown[], numeric = false) => anyColumn("a", values, numeric);

test.each([
  ["numbers", [1, null, 2.5], { kind: "number", values: Float64Array.of(1, NaN, 2.5) }],
  ["big integers", [undefined, 5n], { kind: "number", values: Float64Array.of(NaN, 5) }],
  ["texts", ["x", null, "y"], { kind: "text", cells: ["x", "", "y"] }],
  ["truth values", [true, false], { kind: "text", cells: ["true", "false"] }],
  ["dates", [new Date("2001-09-02"), new Date(NaN)], { kind: "text", cells: ["2001-09-02", ""] }],
  ["texts, and a number among them", ["x", 3, NaN], { kind: "text", cells: ["x", "3", ""] }],
])("%s", (_, values, expected) => expect(column(values)).toEqual({ name: "a", ...expected }));

test("without a known value the file's type decides", () => {
  expect(column([null, null], true)).toMatchObject({ kind: "number" });
  expect(column([null, null], false)).toEqual({ name: "a", kind: "text", cells: ["", ""] });
});

test("lists, records and bytes are no column", () => {
  expect(column([[1], [2]])).toBeUndefined();
  expect(column([new Uint8Array(2)])).toBeUndefined();
});

test("a time of day is kept", () => {
  expect(dateText(new Date("2001-09-02T10:30:00Z"))).toBe("2001-09-02T10:30:00.000Z");
});
