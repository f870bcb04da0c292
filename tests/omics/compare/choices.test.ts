import { expect, test } from "@jest/globals";
import { type Choice, methodsOfChoices } from "../../../src/omics/compare/choices.js";
import { omics } from "../../../src/omics/omics.js";
import { smallCohort } from "../small-cohort.js";

const base = omics(smallCohort()).log1p().encode("deepInsight", { pixels: 8 }).toJSON();
const methods = (choices: readonly Choice[], plan = base) =>
  methodsOfChoices(plan, choices, { folds: 3, repeats: 2 }, (own) => own);

test("networks take the plan's encoder or their own; plain methods look at the table", () => {
  const [plain, own, network, pair] = methods([
    "kNearestNeighbours",
    { encoder: ["igtd", { assay: "" }], classifier: "smallCnn" },
    "smallCnn",
    { encoder: ["igtd", "refined"], classifier: "smallCnn", name: "both" },
  ]);
  expect(plain!.plan.steps.map(({ verb }) => verb)).toEqual(["log1p", "classify"]);
  expect(plain!.plan.steps.at(-1)!.options).toEqual({ folds: 3, repeats: 2 });
  expect(network!.plan.steps[1]).toEqual(base.steps[1]);
  expect(own!.plan.steps[1]).toMatchObject({ verb: "encode", method: "igtd" });
  expect(pair!.plan.steps[1]).toMatchObject({ method: "hybrid", options: { of: ["igtd", "refined"] } });
  expect([plain!.name, network!.name, pair!.name]).toEqual([
    "kNearestNeighbours",
    "deepInsight (pixels 8) + smallCnn",
    "both",
  ]);
});

test("methods of one name are told apart by their options", () => {
  const names = methods([
    ["kNearestNeighbours", { neighbours: 3 }],
    ["kNearestNeighbours", { neighbours: 9 }],
  ]).map(({ name }) => name);
  expect(names).toEqual(["kNearestNeighbours (neighbours 3)", "kNearestNeighbours (neighbours 9)"]);
});

test.each<[Choice[], RegExp]>([
  [[], /No methods are named/],
  [["smallCnn"], /One method is named/],
  [["kNearestNeighbour", "smallCnn"], /no classifier "kNearestNeighbour". Use one of: kNearestNeighbours,/],
  [["auto", "auto"], /Two methods are called "auto"/],
  ["auto" as unknown as Choice[], /The methods are no list/],
  [
    ["auto", { classifier: "ridge", option: { alpha: 3 } } as Choice],
    /no part of a method "option". Use one of: options/,
  ],
  [["auto", { name: "ridge" } as unknown as Choice], /names no classifier/],
  [["auto", { classifier: "smallCnn", name: " " }], /smallCnn is called " "/],
  [["auto", ["smallCnn", { folds: 4 }]], /folds of its own/],
  [["smallCnn", { classifier: "auto", encoder: "igtd" }], /auto looks at no picture/],
  [["smallCnn", { classifier: "smallCnn", encoder: "igdt" }], /no encoder "igdt". Use one of: igtd/],
])("%j is refused", (choices, message) => {
  expect(() => methods(choices)).toThrow(message);
});

test("a network needs an encoder", () => {
  const plain = omics(smallCohort()).toJSON();
  expect(() => methods(["smallCnn", "auto"], plain)).toThrow(/the plan has no encoder/);
});
