import { parquetMetadata } from "hyparquet";
import { expect, test } from "@jest/globals";
import { wideParquet } from "../../src/io/wide-parquet.js";

test("columns keep their types", async () => {
  const bytes = await wideParquet([
    { name: "id", kind: "text", cells: ["a", ""] },
    { name: "x", kind: "number", values: Float32Array.of(1, NaN) },
    { name: "y", kind: "number", values: [1, 2] },
  ]);
  const { schema, num_rows: rows } = parquetMetadata(bytes.buffer as ArrayBuffer);
  expect([schema.slice(1).map(({ name, type }) => `${name}:${type!}`), Number(rows)]).toEqual([
    ["id:BYTE_ARRAY", "x:FLOAT", "y:DOUBLE"],
    2,
  ]);
});
