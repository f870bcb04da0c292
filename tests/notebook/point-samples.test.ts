import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { linkedPoints } from "../../src/notebook/point-samples.js";

test("points are named by a list, by a table's column sample, or numbered", () => {
  expect(linkedPoints(2, { samples: ["a", "b"] }).samples.get("names")).toEqual(["a", "b"]);
  const table = tableOf({ sample: ["x", "y"], grade: ["II", "IV"] });
  const linked = linkedPoints(2, { samples: table, columns: { dose: [1, null] } });
  expect(linked.samples.get("names")).toEqual(["x", "y"]);
  expect(linked.samples.get("columns").map(({ name }) => name)).toEqual(["grade", "dose"]);
  expect(linkedPoints(2, { samples: tableOf({ grade: ["II", "IV"] }) }).samples.get("names")).toEqual([
    "point 1",
    "point 2",
  ]);
  expect(linkedPoints(0, {}).samples.get("names")).toEqual([]);
});

test("another number of samples or of values is refused with both numbers", () => {
  expect(() => linkedPoints(3, { samples: ["a"] })).toThrow(/3 points and 1 samples/);
  expect(() => linkedPoints(3, { columns: { dose: [1, 2] } })).toThrow(/3 points and 2 values in column "dose"/);
});
