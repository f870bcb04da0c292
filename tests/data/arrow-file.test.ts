import { expect, test } from "@jest/globals";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { arrowBytes, arrowTable, openArrow } from "../../src/data/arrow-file.js";
import { tensorColumn } from "../../src/data/arrow-tensor.js";

const columns = [tensorColumn("x", Float32Array.of(1, 2, 3, 4), [2], 2)];

test("a table and its manifest come back", () => {
  const { table, manifest } = openArrow(
    arrowBytes(arrowTable(columns, 2, "cohort", { roles: { label: "a" } })),
    "cohort",
  );
  expect(table.numRows).toBe(2);
  expect(manifest).toEqual({ content: "cohort", version: 1, roles: { label: "a" } });
});

const foreign = tableToIPC(tableFromArrays({ a: [1] }), "file");
const newer = arrowBytes(arrowTable(columns, 2, "cohort", { version: 2 }));
const whole = arrowBytes(arrowTable(columns, 2, "cohort"));

test.each([
  ["bytes that are no Arrow", Buffer.from("gene\ts1\n"), "UnreadableFile"],
  ["nothing", new Uint8Array(0), "UnreadableFile"],
  ["a file that is cut short", whole.subarray(0, whole.length - 40), "UnreadableFile"],
  ["an Arrow file of others", foreign, "UnknownFormat"],
  ["another content", arrowBytes(arrowTable(columns, 2, "values")), "UnknownFormat"],
  ["a newer version", newer, "NewerVersion"],
])("%s is refused", (_, bytes, tag) => {
  expect(() => openArrow(bytes, "cohort")).toThrow(expect.objectContaining({ tag }));
});
