import { expect, test } from "@jest/globals";
import { asTsv, bestGenes, columnsOf, shown, sortedBy } from "../../../widgets/src/saliency/gene-rows.js";
import { fakeScene, features } from "./fake-saliency.js";

const { data } = fakeScene();
const subject = data.ofClass(0);
const lines = bestGenes(data, subject, "for", -1, 20);
const columns = columnsOf(data, subject);
const column = (name: string) => columns.findIndex((each) => each.name === name);

test("the best genes, each with its place in the channel where it stands once", () => {
  expect(lines.map(({ gene, rank }) => [gene, rank])).toEqual([
    [0, 1],
    [1, 2],
    [3, 3],
  ]);
  expect(lines[0]!.cells).toEqual([1, features[0], 0.5, 1, 1.5, "b", 3, 2, "cycle <b>"]);
  expect(bestGenes(data, subject, "for", 0, 1)[0]!.cells.slice(5, 8)).toEqual(["a", 1, 0]);
  expect(bestGenes(data, subject, "against", -1, 20).map(({ gene }) => gene)).toEqual([2]);
});

test("a sample has a column for its own values", () => {
  const sample = { ...subject, values: Float32Array.of(9, 8, 7, 6, 5) };
  expect(columnsOf(data, sample)[3]).toEqual({ name: "in the sample", kind: "number" });
  expect(bestGenes(data, sample, "for", -1, 1)[0]!.cells[3]).toBe(9);
});

test("sorted by any column, either way, with missing cells last", () => {
  const genes = (by: string, descending: boolean) => sortedBy(lines, column(by), descending).map(({ gene }) => gene);
  expect(genes("log2 fold change", true)).toEqual([0, 3, 1]);
  expect(genes("log2 fold change", false)).toEqual([1, 3, 0]);
  expect(genes("gene", false)).toEqual([0, 3, 1]);
  const missing = [{ gene: 7, rank: 4, cells: lines[0]!.cells.map((cell, c) => (c === 4 ? NaN : cell)) }, ...lines];
  for (const way of [true, false]) expect(sortedBy(missing, 4, way).at(-1)!.gene).toBe(7);
});

test("cells are short on the screen and whole in the file, where no name breaks a line", () => {
  expect(shown(0.123456, "number")).toBe("0.123");
  expect(shown(2, "signed")).toBe("+2");
  const text = asTsv(columns, [{ gene: 0, rank: 1, cells: [1, "a\tb\nc", 1 / 3, NaN] }]);
  expect(text).toBe(`${columns.map(({ name }) => name).join("\t")}\n1\ta b c\t${1 / 3}\t\n`);
});
