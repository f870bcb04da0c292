import { tableFromIPC } from "apache-arrow";
import { expect, test } from "@jest/globals";
import { wideFeather } from "../../src/io/wide-feather.js";

test("columns keep their types; a missing text is null", () => {
  const table = tableFromIPC(
    wideFeather([
      { name: "id", kind: "text", cells: ["a", ""] },
      { name: "x", kind: "number", values: Float32Array.of(1, NaN) },
      { name: "y", kind: "number", values: [1, 2] },
    ]),
  );
  expect(table.schema.fields.map(({ name, type }) => `${name}:${String(type)}`)).toEqual([
    "id:Utf8",
    "x:Float32",
    "y:Float64",
  ]);
  expect(table.getChild("id")!.get(1)).toBeNull();
  expect(table.getChild("x")!.get(1)).toBeNaN();
});

test("columns called by numbers stay where they are", () => {
  const names = ["sample", "7157", "672", "__proto__"];
  const columns = names.map((name, j) => ({ name, kind: "number" as const, values: [j, j] }));
  const table = tableFromIPC(wideFeather(columns));
  expect(table.schema.fields.map(({ name }) => name)).toEqual(names);
  expect(names.map((_, j) => table.getChildAt(j)!.get(1) as number)).toEqual([0, 1, 2, 3]);
});
