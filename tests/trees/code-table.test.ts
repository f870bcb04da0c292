import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { codeTable } from "../../src/trees/code-table.js";
import { alone } from "../../src/trees/crew.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { treeTable } from "../../src/trees/table.js";
import { matrix } from "../prepare/cohorts.js";

test.each([1000, 8])("codes are those of the whole table, at most %d a feature", async (most) => {
  const random = seededRandom(1);
  const values = matrix(Array.from({ length: 30 }, () => Array.from({ length: 150 }, () => random.normal())));
  const crew = alone({ progress: () => undefined }, "step", 1);
  const coded = await codeTable(treeTable(values), most, new Uint16Array(4500), new Uint32Array(150), crew);
  expect(coded).toEqual(orderedFeatures(values, most));
});
