import { expect, test } from "@jest/globals";
import { featureTree } from "../../../src/encoders/omics-map-net/feature-tree.js";

const group = (node: string, ...genes: string[]) => ({ node, genes });

test("a feature lies in its smallest group, groups in those above them, and empty ones are left out", () => {
  const groups = [group("large", "a", "b", "c"), group("small", "B", "z"), group("empty", "z")];
  const parentOf = new Map([
    ["small", "top"],
    ["large", "top"],
    ["empty", "elsewhere"],
  ]);
  const { root, known } = featureTree({ groups, parentOf }, ["a", "b", "c", "d"], "tree.tsv");
  expect(root.features).toEqual([]);
  expect(root.children).toEqual([
    {
      name: "top",
      features: [],
      children: [
        { name: "large", children: [], features: [0, 2] },
        { name: "small", children: [], features: [1] },
      ],
    },
  ]);
  expect([...known]).toEqual([1, 1, 1, 0]);
});

test("of groups of equal size the first in the file, and a group of groups may hold features itself", () => {
  const groups = [group("one", "a"), group("two", "a"), group("top", "b", "c")];
  const { root } = featureTree({ groups, parentOf: new Map([["one", "top"]]) }, ["a", "b", "c"], "tree.tsv");
  expect(root.children).toEqual([
    { name: "top", features: [1, 2], children: [{ name: "one", children: [], features: [0] }] },
  ]);
});

test("a circle is refused with one of its groups", () => {
  const parentOf = new Map([
    ["one", "two"],
    ["two", "three"],
    ["three", "two"],
  ]);
  expect(() => featureTree({ groups: [group("one", "a")], parentOf }, ["a"], "tree.tsv")).toThrow(
    /tree.tsv: The group "two" lies in itself/,
  );
});
