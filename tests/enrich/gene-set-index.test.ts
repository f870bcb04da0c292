import { expect, test } from "@jest/globals";
import { indexGeneSets } from "../../src/enrich/gene-set-index.js";

const sets = [
  { name: "one", description: "", genes: ["C", "A", "A", "Z"] },
  { name: "none", description: "", genes: ["Y"] },
  { name: "small letters", description: "", genes: ["b", "a"] },
];

test("sets are cut to the measured genes, each once", () => {
  const { background, members, numberOf } = indexGeneSets(sets, ["A", "B", "C", "A"], { matchCase: true });
  expect(background).toEqual(["A", "B", "C"]);
  expect(members.map((own) => [...own])).toEqual([[0, 2], [], []]);
  expect([numberOf("B"), numberOf("b")]).toEqual([1, -1]);
});

test("case is ignored on request", () => {
  const { members, numberOf } = indexGeneSets(sets, ["A", "B", "C", "c"], { matchCase: false });
  expect(members.map((own) => [...own])).toEqual([[0, 2], [], [0, 1]]);
  expect(numberOf("b")).toBe(1);
});
