import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { resultColumns, tableColumns } from "../../src/notebook/feature-columns.js";
import { fakeResult } from "../report/fake-result.js";

const result = fakeResult({ classes: ["a", "b"] });
const columns = resultColumns(result);
const numbersOf = (name: string) => {
  const column = columns.find((each) => each.name === name);
  return column && "numbers" in column ? (column.numbers as Float32Array) : undefined;
};

test("a result tells each feature's score in each class, its expression and its best gene set", () => {
  expect(columns.map(({ name }) => name)).toEqual(["score in a", "score in b", "mean expression", "gene set"]);
  const rows = result.samples.flatMap(({ predicted }, i) => (predicted === "a" ? [i] : []));
  const { values, columns: width } = result.geneScores!;
  const mean = rows.reduce((sum, i) => sum + values[i * width + 5]!, 0) / rows.length;
  expect(numbersOf("score in a")![5]).toBeCloseTo(mean, 6);
  const expressed = result.samples.reduce((sum, _, i) => sum + result.expression.values[i * width + 7]!, 0);
  expect(numbersOf("mean expression")![7]).toBeCloseTo(expressed / result.samples.length, 6);
});

test("a gene belongs to the most significant of its sets", () => {
  const sets = columns.find(({ name }) => name === "gene set");
  if (!sets || !("levels" in sets)) throw new Error("no sets");
  const best = result.enrichment.flatMap(({ rows }) => rows).sort((a, b) => a.p - b.p)[0]!;
  expect(sets.levels[0]).toBe(best.term);
  expect((sets.codes as Int32Array)[result.images.layout.features.indexOf(best.genes[0]!)]).toBe(0);
});

test("without scores and sets, expression is left", () => {
  const { geneScores: _, ...plain } = result;
  expect(resultColumns({ ...plain, enrichment: [] }).map(({ name }) => name)).toEqual(["mean expression"]);
});

test("a table of features is put in the layout's order; what it lacks is missing", () => {
  const table = tableOf({ feature: ["c", "a"], chromosome: ["X", "1"], length: Float64Array.of(30, 10) });
  const [chromosome, length] = tableColumns(table, ["a", "b", "c"]);
  expect(chromosome).toEqual({ name: "chromosome", levels: ["1", "X"], codes: Int32Array.of(0, -1, 1) });
  expect(length).toEqual({ name: "length", numbers: Float32Array.of(10, NaN, 30) });
});

test("a table of other features is refused", () => {
  expect(() => tableColumns(tableOf({ feature: ["q"] }), ["a"])).toThrow("None of the layout's features");
});
