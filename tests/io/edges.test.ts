import { describe, expect, test } from "@jest/globals";
import { parseEdges } from "../../src/io/edges.js";

test("names become places, a third column weights; comments and a header are left out", () => {
  expect(parseEdges("# HumanNet\ngene1\tgene2\tLLS\nA\tB\t1.5\nB\tC\t2\n", "f")).toEqual({
    nodes: ["A", "B", "C"],
    from: Int32Array.of(0, 1),
    to: Int32Array.of(1, 2),
    weights: Float32Array.of(1.5, 2),
  });
});

test.each([
  ["tabs", "R-1\tR-2\nR-1\tR-3\n"],
  ["commas", "R-1,R-2\nR-1,R-3"],
  ["blanks, and lines that Windows ends", "R-1 R-2\r\nR-1 R-3\r\n"],
  ["a header", "parent\tchild\nR-1\tR-2\nR-1\tR-3\n"],
])("parents and children by %s", (_, text) => {
  const { nodes, from, to, weights } = parseEdges(text, "f");
  expect([nodes, [...from], [...to], weights]).toEqual([["R-1", "R-2", "R-3"], [0, 0], [1, 2], undefined]);
});

describe("refused, with the line:", () => {
  test.each([
    ["a line of one name", "A\tB\nC\n", 2],
    ["a weight that is none", "A\tB\t1\nB\tC\tx\n", 2],
    ["a name that is empty", "A\tB\nC\t\n", 2],
    ["four columns", "A\tB\t1\t2\n", 1],
  ])("%s", (_, text, line) => {
    expect(() => parseEdges(text, "f")).toThrow(
      expect.objectContaining({ tag: "MalformedTable", place: { file: "f", line } }),
    );
  });

  test("no edge", () => expect(() => parseEdges("# x\n", "f")).toThrow("The file has no edge."));
});
