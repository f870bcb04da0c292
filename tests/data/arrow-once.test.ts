import { expect, test } from "@jest/globals";
import { Utf8, type Vector, vectorFromArray } from "apache-arrow";
import { onceColumn, onceColumns } from "../../src/data/arrow-once.js";

const columns: [string, Vector][] = Object.entries({
  name: vectorFromArray(["a", "b", "c"], new Utf8()),
  weight: vectorFromArray(Float32Array.of(1, 2)),
  nothing: vectorFromArray(new Uint32Array(0)),
});

test("the first row holds everything, the others nothing", () => {
  const { vector } = onceColumn("features", columns, 3);
  expect(JSON.parse(JSON.stringify(vector.get(0)))).toEqual({ name: ["a", "b", "c"], weight: [1, 2], nothing: [] });
  expect(JSON.parse(JSON.stringify(vector.get(2)))).toEqual({ name: [], weight: [], nothing: [] });
});

test("columns of different lengths come back without a copy", () => {
  const back = onceColumns(onceColumn("features", columns, 3).vector);
  expect(back.map(([name]) => name)).toEqual(["name", "weight", "nothing"]);
  expect([...back[0]![1]]).toEqual(["a", "b", "c"]);
  expect((back[1]![1].toArray() as Float32Array).buffer).toBe((columns[1]![1].toArray() as Float32Array).buffer);
  expect(back[2]![1].length).toBe(0);
});
