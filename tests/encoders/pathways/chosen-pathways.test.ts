import { expect, test } from "@jest/globals";
import { chosenPathways, hierarchyOrder } from "../../../src/encoders/pathways/chosen-pathways.js";
import { testContext, warnings } from "../../embed/context.js";

const hierarchy = {
  groups: [
    { node: "one", genes: ["a", "b", "x"] },
    { node: "small", genes: ["a", "y"] },
    { node: "two", genes: ["C", "b", "a"] },
  ],
  parentOf: new Map([
    ["one", "top"],
    ["two", "above"],
    ["above", "top"],
  ]),
};
const features = ["a", "b", "c", "d"];

test("sets are cut to the features; those of other sizes are left out and counted", () => {
  const ctx = testContext();
  const chosen = chosenPathways("pathways", hierarchy, features, { fewest: 2, most: 3 }, ctx);
  expect(chosen.map(({ node, members }) => [node, [...members]])).toEqual([
    ["one", [0, 1]],
    ["two", [0, 1, 2]],
  ]);
  expect(warnings(ctx).join()).toContain("2 of 3 gene sets have 2 to 3 of the features");
  expect(() => chosenPathways("pathways", hierarchy, features, { fewest: 4, most: 9 }, ctx)).toThrow(
    /None of 3 gene sets/,
  );
});

test("the tree's order goes down before it goes on", () => {
  const members = Uint32Array.of(0);
  const pathways = ["two", "unknown", "one", "above"].map((node) => ({ node, members }));
  expect(Array.from(hierarchyOrder(hierarchy, pathways), (p) => pathways[p]!.node)).toEqual([
    "above",
    "two",
    "one",
    "unknown",
  ]);
});
